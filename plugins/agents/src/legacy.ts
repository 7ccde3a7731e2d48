/**
 * Fleet page, entity cards, home widgets and form fields of Agent Portal, for Backstage's classic
 * frontend system.
 *
 * @packageDocumentation
 */
export { agentsPlugin } from './legacy/plugin';
export {
  AgentsPage,
  EntityAgentHealthCard,
  EntityAgentKpisCard,
  EntityAgentReadinessCard,
  EntityHealthAndKpisContent,
  EntityReadinessContent,
  EntityRolloutPhaseCard,
  EntityRolloutsContent,
  EntityTimelineContent,
  ReadinessPage,
  RolloutsPage,
} from './legacy/extensions';
export {
  AgentNameFieldExtension,
  AgentPreviewFieldExtension,
  KpiTargetsFieldExtension,
  RolloutWaveFieldExtension,
} from './legacy/formFields';
export { HomePageMyAgents, HomePageNeedsAttention } from './legacy/homeCards';
export { isAgent } from './entity/isAgent';
export { agentsRouteRef, readinessRouteRef, rolloutsRouteRef } from './routes';
