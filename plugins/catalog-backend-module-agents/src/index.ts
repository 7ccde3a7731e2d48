/**
 * AI agents, their environments, KPI sets and rollout plans as kinds of the
 * Backstage catalog.
 *
 * @packageDocumentation
 */
export { catalogModuleAgents as default } from './module';
export { agentPortalModelLayers } from './model';
