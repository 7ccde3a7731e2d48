export { isAgent } from './isAgent';
export { RolloutPhaseCard } from './cards/RolloutPhaseCard';
export { AgentHealthCard } from './cards/AgentHealthCard';
export { AgentKpisCard } from './cards/AgentKpisCard';
export { HealthAndKpisContent } from './healthAndKpis/HealthAndKpisContent';
export { TimelineContent } from './timeline/TimelineContent';
