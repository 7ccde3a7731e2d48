import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
import type {
  AgentRollouts,
  DecisionRequest,
  LedgerQuery,
  PowerPreflight,
  PreflightQuery,
  ReplayPolicy,
  RolloutDetail,
  RolloutLedger,
  RolloutOperationName,
  RolloutOperationRequest,
  RolloutPage,
  RolloutPlanList,
  RolloutPlanOperation,
  RolloutPlanStatus,
  RolloutReplay,
  RolloutRequest,
  RolloutsQuery,
  StopLine,
  StopLineRequest,
} from './types';

/**
 * Asks about rollouts, and takes what people do about them.
 *
 * @public
 */
export interface RolloutsApi {
  /** The rollouts of an agent, and what could be rolled out now. */
  getAgentRollouts(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ): Promise<AgentRollouts>;
  /** Rollouts; those under way first, then the newest. */
  listRollouts(
    query?: RolloutsQuery,
    options?: AgentsRequestOptions,
  ): Promise<RolloutPage>;
  /** Rolls a release out; rejects with status 409 when it is rolled out already or quarantined. */
  createRollout(
    request: RolloutRequest,
    options?: AgentsRequestOptions,
  ): Promise<RolloutDetail>;
  /** One rollout with its evidence. */
  getRollout(
    id: string,
    options?: AgentsRequestOptions,
  ): Promise<RolloutDetail>;
  /** What was decided about a rollout, the newest first. */
  getRolloutLedger(
    id: string,
    query?: LedgerQuery,
    options?: AgentsRequestOptions,
  ): Promise<RolloutLedger>;
  /** Decides a rollout once more from what was recorded. */
  replayRollout(
    id: string,
    policy?: ReplayPolicy,
    options?: AgentsRequestOptions,
  ): Promise<RolloutReplay>;
  /** What a rollout could tell at the traffic that the agent has. */
  getRolloutPreflight(
    query: PreflightQuery,
    options?: AgentsRequestOptions,
  ): Promise<PowerPreflight>;
  /** Operates a rollout; rejects with status 409 when somebody else was faster. */
  operateRollout(
    id: string,
    operation: RolloutOperationName,
    request?: RolloutOperationRequest,
    options?: AgentsRequestOptions,
  ): Promise<RolloutDetail>;
  /** Whether every rollout of the fleet is stopped. */
  getStopLine(options?: AgentsRequestOptions): Promise<StopLine>;
  /** Stops every rollout of the fleet, or lets them go on. */
  setStopLine(
    request: StopLineRequest,
    options?: AgentsRequestOptions,
  ): Promise<StopLine>;
  /** Every plan with its waves and how far each has come. */
  listRolloutPlans(options?: AgentsRequestOptions): Promise<RolloutPlanList>;
  /** Starts a plan, or keeps it from starting further rollouts. */
  operateRolloutPlan(
    ref: string | CompoundEntityRef,
    operation: RolloutPlanOperation,
    request?: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<RolloutPlanStatus>;
}
