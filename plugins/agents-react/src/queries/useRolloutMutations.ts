import type {
  DecisionRequest,
  ReplayPolicy,
  RolloutDetail,
  RolloutOperationName,
  RolloutOperationRequest,
  RolloutPlanOperation,
  RolloutPlanStatus,
  RolloutReplay,
  RolloutRequest,
  StopLine,
  StopLineRequest,
} from '@agent-portal/plugin-agents-common';
import {
  type AgentsMutationResult,
  useAgentsMutation,
} from './useAgentsMutation';

/** Subjects of what is asked anew after a rollout, a plan or the stop line changed. */
const ROLLOUT_SUBJECTS: readonly string[] = [
  'agent',
  'agent-rollouts',
  'agent-timeline',
  'fleet',
  'fleet-overview',
  'fleet-summary',
  'rollout',
  'rollout-approvals',
  'rollout-ledger',
  'rollout-plans',
  'rollouts',
  'stop-line',
];

/** What is to be done with a rollout. @public */
export interface OperationVariables extends RolloutOperationRequest {
  id: string;
  operation: RolloutOperationName;
}

/** What is to be done with a plan. @public */
export interface PlanOperationVariables extends DecisionRequest {
  /** Entity reference of the plan. */
  plan: string;
  operation: RolloutPlanOperation;
}

/** What is to be decided once more. @public */
export interface ReplayVariables {
  id: string;
  /** `recorded` by default. */
  policy?: ReplayPolicy;
}

/**
 * Rolls a release out. Fails with status 409 when it is rolled out already or quarantined.
 *
 * @public
 */
export function useCreateRollout(): AgentsMutationResult<
  RolloutDetail,
  RolloutRequest
> {
  return useAgentsMutation(
    (api, request) => api.createRollout(request),
    ROLLOUT_SUBJECTS,
  );
}

/**
 * Operates a rollout. Fails with status 409 when somebody else was faster, with 403 when it is not
 * allowed.
 *
 * @public
 */
export function useOperateRollout(): AgentsMutationResult<
  RolloutDetail,
  OperationVariables
> {
  return useAgentsMutation(
    (api, { id, operation, ...request }) =>
      api.operateRollout(id, operation, request),
    ROLLOUT_SUBJECTS,
  );
}

/**
 * Stops every rollout of the fleet, or lets them go on.
 *
 * @public
 */
export function useSetStopLine(): AgentsMutationResult<
  StopLine,
  StopLineRequest
> {
  return useAgentsMutation(
    (api, request) => api.setStopLine(request),
    ROLLOUT_SUBJECTS,
  );
}

/**
 * Starts a plan, or keeps it from starting further rollouts.
 *
 * @public
 */
export function useOperateRolloutPlan(): AgentsMutationResult<
  RolloutPlanStatus,
  PlanOperationVariables
> {
  return useAgentsMutation(
    (api, { plan, operation, ...request }) =>
      api.operateRolloutPlan(plan, operation, request),
    ROLLOUT_SUBJECTS,
  );
}

/**
 * Decides a rollout once more from what was recorded. Changes nothing; it is asked on demand, as it
 * goes through everything that was ever observed.
 *
 * @public
 */
export function useReplayRollout(): AgentsMutationResult<
  RolloutReplay,
  ReplayVariables
> {
  return useAgentsMutation((api, { id, policy }) =>
    api.replayRollout(id, policy),
  );
}
