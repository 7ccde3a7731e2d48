export { AgentsQueryProvider } from './AgentsQueryProvider';
export { isTransient, statusCodeOf } from './isTransient';
export type { AgentsQueryResult } from './useAgentsQuery';
export type { AgentsMutationResult } from './useAgentsMutation';
export * from './useFleet';
export { useAgent, useAgentHealth, useAgentKpis } from './useAgent';
export * from './useAgentTimeline';
export * from './useReadiness';
export {
  useScorecard,
  useScorecardGroups,
  useScorecardResults,
  useScorecards,
} from './useScorecards';
export * from './useScorecardResultsWindow';
export * from './useExemptions';
export * from './useReadinessMutations';
export * from './useRollouts';
export * from './useRolloutApprovals';
export * from './useRolloutLedger';
export * from './useRolloutMutations';
export * from './useAlerts';
export * from './useAlertMutations';
export * from './useMaintenance';
export * from './useDependencies';
