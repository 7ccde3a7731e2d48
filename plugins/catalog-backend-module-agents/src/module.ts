import { createCatalogModuleAgents } from './createCatalogModuleAgents';

/**
 * Adds AI agents, environments, KPI sets and rollout plans to the catalog.
 *
 * @public
 */
export const catalogModuleAgents = createCatalogModuleAgents({
  readEnvironmentsEvery: { seconds: 15 },
  environmentGrace: { seconds: 30 },
});
