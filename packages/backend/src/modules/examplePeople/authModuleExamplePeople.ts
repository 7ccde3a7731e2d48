import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { authProvidersExtensionPoint } from '@backstage/plugin-auth-node';
import { createExamplePeopleProviderFactory } from './createExamplePeopleProviderFactory';
import { mayOfferExamplePeople } from './mayOfferExamplePeople';

/**
 * Sign-in as example people, so that roles can be tried on a laptop. Outside
 * development the provider is never registered, whatever the configuration says.
 */
export const authModuleExamplePeople = createBackendModule({
  pluginId: 'auth',
  moduleId: 'example-people',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        providers: authProvidersExtensionPoint,
      },
      async init({ config, logger, providers }) {
        if (!config.has('auth.providers.examplePeople')) {
          return;
        }
        const decision = mayOfferExamplePeople({
          config,
          nodeEnvironment: process.env.NODE_ENV,
        });
        if (!decision.allowed) {
          logger.warn(
            `auth.providers.examplePeople is ignored: ${decision.reason}`,
          );
          return;
        }
        providers.registerProvider({
          providerId: 'examplePeople',
          factory: createExamplePeopleProviderFactory(),
        });
      },
    });
  },
});
