import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { RolePolicy } from './RolePolicy';

/** Installs the {@link RolePolicy}. */
export const permissionModuleRolePolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'role-policy',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        policy: policyExtensionPoint,
      },
      async init({ config, policy }) {
        policy.setPolicy(RolePolicy.fromConfig(config));
      },
    });
  },
});
