import type { CompoundEntityRef } from '@backstage/catalog-model';
import type { AgentsRequestOptions } from './AgentsRequestOptions';
import type {
  Attestation,
  AttestationRequest,
  AgentReadiness,
  DecisionRequest,
  Exemption,
  ExemptionDecision,
  ExemptionList,
  ExemptionRequest,
  ExemptionsQuery,
  GateDecision,
  GateDecisionList,
  GateDecisionsQuery,
  GateQuery,
  ReadinessActions,
  ReadinessActionsQuery,
  ReadinessInbox,
  ScorecardDetail,
  ScorecardGroups,
  ScorecardGroupsQuery,
  ScorecardList,
  ScorecardResults,
  ScorecardResultsQuery,
  Simulation,
  SimulationRequest,
} from './types';

/**
 * Asks about readiness, and takes what people decide about it.
 *
 * @public
 */
export interface ReadinessApi {
  /** How an agent stands on every scorecard that is about it, and what would take it further. */
  getAgentReadiness(
    ref: string | CompoundEntityRef,
    options?: AgentsRequestOptions,
  ): Promise<AgentReadiness>;
  /** Every scorecard in force, with how many agents have each level. */
  listScorecards(options?: AgentsRequestOptions): Promise<ScorecardList>;
  /** One scorecard with its checks, the spread of levels and their course. */
  getScorecard(
    ref: string | CompoundEntityRef,
    days?: number,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardDetail>;
  /** Rows of the matrix of agents and checks. */
  listScorecardResults(
    ref: string | CompoundEntityRef,
    query?: ScorecardResultsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardResults>;
  /** The matrix rolled up by owner, system or wave. */
  listScorecardGroups(
    ref: string | CompoundEntityRef,
    query?: ScorecardGroupsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ScorecardGroups>;
  /** What would take agents to their next levels, the cheapest first. */
  listReadinessActions(
    query?: ReadinessActionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ReadinessActions>;
  /** What a draft of a scorecard would change. Stores nothing. */
  simulateScorecard(
    request: SimulationRequest,
    options?: AgentsRequestOptions,
  ): Promise<Simulation>;
  /** What waits for the signed-in person. */
  getReadinessInbox(options?: AgentsRequestOptions): Promise<ReadinessInbox>;
  /** Exemptions, the newest first. */
  listExemptions(
    query?: ExemptionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<ExemptionList>;
  /** Asks for an exemption, which somebody else has to approve. */
  requestExemption(
    request: ExemptionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Exemption>;
  /** Decides about an exemption; rejects with status 409 when somebody else was first. */
  decideExemption(
    id: string,
    decision: ExemptionDecision,
    request?: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Exemption>;
  /** Signs a statement about the release of an agent. */
  signAttestation(
    request: AttestationRequest,
    options?: AgentsRequestOptions,
  ): Promise<Attestation>;
  /** Takes a signature back. */
  revokeAttestation(
    id: string,
    request?: DecisionRequest,
    options?: AgentsRequestOptions,
  ): Promise<Attestation>;
  /** Whether a release may be promoted into an environment, and why not. */
  getGate(
    query: GateQuery,
    options?: AgentsRequestOptions,
  ): Promise<GateDecision>;
  /** Decisions of gates, the newest first. */
  listGateDecisions(
    query?: GateDecisionsQuery,
    options?: AgentsRequestOptions,
  ): Promise<GateDecisionList>;
}
