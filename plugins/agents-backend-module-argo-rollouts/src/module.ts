import { agentsTrafficDriverExtensionPoint } from '@agent-portal/plugin-agents-node';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ArgoRolloutsDriver } from './ArgoRolloutsDriver';
import { readClusters, readLookLimit } from './argoRolloutsConfig';

/**
 * Adds the traffic driver `argo-rollouts` to the agents backend; without
 * `agents.rollouts.argoRollouts.clusters` it adds nothing.
 *
 * @public
 */
export const agentsModuleArgoRollouts = createBackendModule({
  pluginId: 'agents',
  moduleId: 'argo-rollouts',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        drivers: agentsTrafficDriverExtensionPoint,
      },
      async init({ config, drivers }) {
        const clusters = readClusters(config);
        if (clusters.length > 0) {
          drivers.addTrafficDriver(
            ArgoRolloutsDriver.create({
              clusters,
              now: Date.now,
              lookLimitMs: readLookLimit(config),
            }),
          );
        }
      },
    });
  },
});
