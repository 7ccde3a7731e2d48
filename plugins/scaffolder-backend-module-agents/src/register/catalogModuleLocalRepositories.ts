import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogLocationsExtensionPoint,
  catalogProcessingExtensionPoint,
} from '@backstage/plugin-catalog-node';
import { LocalRepositories } from '../publish';
import { localRepositoryLocation } from './localRepositoryLocation';
import { LocalRepositoryProcessor } from './LocalRepositoryProcessor';

/**
 * Lets the catalog read the repositories that services are published to on this machine.
 *
 * @public
 */
export const catalogModuleLocalRepositories = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'local-repositories',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        locations: catalogLocationsExtensionPoint,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ config, locations, processing }) {
        locations.setAllowedLocationTypes(['url', localRepositoryLocation]);
        processing.addProcessor(
          LocalRepositoryProcessor.create(LocalRepositories.fromConfig(config)),
        );
      },
    });
  },
});
