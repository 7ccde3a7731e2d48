import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { createScaffolderModuleAgents } from './createScaffolderModuleAgents';
import { catalogModuleLocalRepositories } from './register';

/**
 * Adds the actions that make agent services to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleAgents = createScaffolderModuleAgents();

/**
 * The actions for the scaffolder, and for the catalog the reader of the repositories that
 * they publish to.
 *
 * @public
 */
export const agentScaffolding = createBackendFeatureLoader({
  async *loader() {
    yield scaffolderModuleAgents;
    yield catalogModuleLocalRepositories;
  },
});
