/**
 * Fleet page, entity cards and home widgets of Agent Portal, for Backstage's classic frontend
 * system.
 *
 * @packageDocumentation
 */
export { agentsPlugin } from './legacy/plugin';
export {
  AgentsPage,
  EntityAgentHealthCard,
  EntityAgentKpisCard,
  EntityHealthAndKpisContent,
  EntityRolloutPhaseCard,
  EntityTimelineContent,
} from './legacy/extensions';
export { HomePageMyAgents, HomePageNeedsAttention } from './legacy/homeCards';
export { isAgent } from './entity/isAgent';
export { agentsRouteRef } from './routes';
