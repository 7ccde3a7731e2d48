/**
 * Fleet page, entity cards, home widgets and form fields of Agent Portal, for Backstage's classic
 * frontend system.
 *
 * @packageDocumentation
 */
export { agentsPlugin } from './legacy/plugin';
export {
  AgentsPage,
  AlertsPage,
  EntityAgentAlertsCard,
  EntityAgentHealthCard,
  EntityAgentKpisCard,
  EntityAgentReadinessCard,
  EntityAlertsContent,
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
export { AlertsBell, type AlertsBellFace } from './alerts/bell/AlertsBell';
export { AlertsSidebarItem } from './alerts/bell/AlertsSidebarItem';
export { isAgent } from './entity/isAgent';
export { OfflineBanner } from './offline/OfflineBanner';
export {
  agentsRouteRef,
  alertsRouteRef,
  readinessRouteRef,
  rolloutsRouteRef,
} from './routes';
