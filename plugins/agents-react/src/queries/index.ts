export { AgentsQueryProvider } from './AgentsQueryProvider';
export { isTransient, statusCodeOf } from './isTransient';
export type { AgentsQueryResult } from './useAgentsQuery';
export * from './useFleet';
export { useAgent, useAgentHealth, useAgentKpis } from './useAgent';
export * from './useAgentTimeline';
