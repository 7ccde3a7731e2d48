import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import type { BackendFeature } from '@backstage/backend-plugin-api';
import { CatalogModelSources } from '@backstage/catalog-model/alpha';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { durationToMilliseconds } from '@backstage/types';
import type { HumanDuration } from '@backstage/types';
import { EnvironmentDirectory } from './environments';
import { agentPortalModelLayers } from './model';
import { AgentPortalEntityProcessor } from './processing';

/** Creates the module with the given pace of looking for environments. */
export function createCatalogModuleAgents(options: {
  readEnvironmentsEvery: HumanDuration;
  /** How long an environment must be absent before it counts as missing. */
  environmentGrace: HumanDuration;
}): BackendFeature {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'agents',
    register(env) {
      env.registerInit({
        deps: {
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          model: catalogModelExtensionPoint,
          processing: catalogProcessingExtensionPoint,
          scheduler: coreServices.scheduler,
        },
        async init({ auth, catalog, model, processing, scheduler }) {
          const environments = EnvironmentDirectory.create({
            auth,
            catalog,
            grace: durationToMilliseconds(options.environmentGrace),
          });
          model.addModelSource(
            CatalogModelSources.static(agentPortalModelLayers),
          );
          processing.addProcessor(
            AgentPortalEntityProcessor.create({ environments }),
          );
          processing.addEntityProvider(environments);
          await scheduler.scheduleTask({
            id: 'agent-portal-read-environments',
            // Every replica processes entities, so every one has to know.
            scope: 'local',
            frequency: options.readEnvironmentsEvery,
            initialDelay: options.readEnvironmentsEvery,
            timeout: { seconds: 30 },
            fn: signal => environments.update(signal),
          });
        },
      });
    },
  });
}
