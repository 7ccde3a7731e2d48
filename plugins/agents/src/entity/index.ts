export { isAgent } from './isAgent';
export { RolloutPhaseCard } from './cards/RolloutPhaseCard';
export { AgentHealthCard } from './cards/AgentHealthCard';
export { AgentKpisCard } from './cards/AgentKpisCard';
export { AgentReadinessCard } from './readiness/AgentReadinessCard';
export { HealthAndKpisContent } from './healthAndKpis/HealthAndKpisContent';
export { ReadinessContent } from './readiness/ReadinessContent';
export { TimelineContent } from './timeline/TimelineContent';
