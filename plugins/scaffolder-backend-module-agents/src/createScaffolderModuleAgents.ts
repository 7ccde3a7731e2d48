import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { actionFactories, type ServiceTools } from './actions';
import { RepositoryAccess } from './adopt';
import { directSideEffects, type SideEffects, SkeletonSource } from './build';
import { LocalRepositories } from './publish';
import { AgentRegistration, NameCheck } from './register';
import { registerPreviewAction, registerValidateAction } from './registered';

/** The scaffolder's module, with the way in which it changes things outside a task. */
export function createScaffolderModuleAgents(
  options: { effects?: SideEffects } = {},
) {
  const { effects = directSideEffects } = options;
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'agents',
    register(env) {
      env.registerInit({
        deps: {
          actions: scaffolderActionsExtensionPoint,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          config: coreServices.rootConfig,
          reader: coreServices.urlReader,
          registry: actionsRegistryServiceRef,
          userInfo: coreServices.userInfo,
        },
        async init({
          actions,
          auth,
          catalog,
          config,
          reader,
          registry,
          userInfo,
        }) {
          const integrations = ScmIntegrations.fromConfig(config);
          const skeletons = SkeletonSource.create({ reader, integrations });
          const repositories = LocalRepositories.fromConfig(config, {
            effects,
          });
          const tools: ServiceTools = {
            skeletons,
            repositories,
            access: RepositoryAccess.create({
              auth,
              catalog,
              repositories,
              userInfo,
            }),
            registration: AgentRegistration.create({ catalog, effects }),
            names: NameCheck.create({ catalog, auth, repositories }),
            integrations,
            effects,
            now: () => new Date(),
          };
          for (const createAction of actionFactories) {
            actions.addActions(createAction(tools));
          }
          registerPreviewAction({
            registry,
            catalog,
            integrations,
            skeletons,
          });
          registerValidateAction({ registry });
        },
      });
    },
  });
}
