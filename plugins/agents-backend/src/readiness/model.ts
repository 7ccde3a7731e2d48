import type {
  AgentReadiness,
  CheckResult,
  CompiledScorecard,
  FactSet,
  Scorecard,
  ScorecardEvaluation,
} from '@agent-portal/plugin-agents-common';
import type { Caller } from './workflow/Caller';

/** An exemption that is not over. */
export type ExemptionInForce = {
  id: string;
  agentRef: string;
  scorecardRef: string;
  checkId: string;
  /** Ms since 1970 in UTC. */
  expiresAt: number;
};

/** Exemptions in force, by agent, scorecard and check. */
export interface ExemptionSource {
  /** @param agentRefs - absent: of all agents */
  listInForce(
    agentRefs: string[] | undefined,
    now: number,
  ): Promise<ExemptionInForce[]>;
}

/** A signature that still holds by time; the release decides whether it holds for the agent. */
export type ValidAttestation = {
  agentRef: string;
  factId: string;
  /** What was signed, word for word. */
  statement: string;
  /** Of the statement as it was signed; absent of signatures from before it was kept. */
  statementFingerprint?: string;
  /** `sha256:` and the digest of the release that was signed for. */
  releaseDigest: string;
  /** Entity reference of who signed. */
  signedBy: string;
  signedAt: number;
  expiresAt?: number;
  evidenceUrl?: string;
};

/** Attestations that are neither over nor withdrawn. */
export interface AttestationSource {
  listValid(agentRefs: string[], now: number): Promise<ValidAttestation[]>;
}

/** A scorecard in the version that is in force. */
export type ScorecardInForce = {
  scorecard: Scorecard;
  compiled: CompiledScorecard;
  /** When the version came into force, ms. */
  inForceSince: number;
  /** When the last of its checks is no longer bridged for agents that had a level, ms. */
  graceUntil?: number;
};

/** How an agent stands on a scorecard, as it was stored last. */
export type StoredResult = {
  agentRef: string;
  scorecardRef: string;
  /** Version of the scorecard that it was evaluated against. */
  version: string;
  evaluation: ScorecardEvaluation;
  /** Since when it has its level, ms. */
  since: number;
  /** When anything about it changed last, ms. */
  evaluatedAt: number;
};

/** One agent on one scorecard, with the why of each check. */
export type AgentScorecard = {
  inForce: ScorecardInForce;
  evaluation: ScorecardEvaluation;
  /** Since when it has its level, ms. */
  since: number;
  evaluatedAt: number;
  /** In the order of the scorecard. */
  checks: CheckResult[];
  /** What the checks were judged by. */
  facts: FactSet;
};

/** What was known about an agent at a time. */
export type SeenFacts = {
  facts: FactSet;
  /** When all of it was looked at, ms. */
  seenAt: number;
};

/** Evaluates agents outside the regular sweep. */
export interface ReadinessEvaluator {
  /**
   * Evaluates the agents anew and stores what changed.
   *
   * @throws AggregateError after what was found is saved, when a provider of facts failed.
   */
  evaluate(
    agentRefs: string[],
    options?: { signal?: AbortSignal },
  ): Promise<void>;
  /**
   * As {@link ReadinessEvaluator.evaluate}, for whoever has done their own work by then: what fails
   * is logged and left to the next sweep.
   */
  follow(agentRefs: string[]): Promise<void>;
}

/** Reads what evaluations found, and what they went by. */
export interface ReadinessReadModel {
  /** Scorecards in force, by reference. */
  listScorecards(): Promise<ScorecardInForce[]>;
  /** Facts of agents as they are now. */
  collectFacts(agentRefs: string[]): Promise<Map<string, FactSet>>;
  /** Everything about one agent, scorecard by scorecard, with the why of each check. */
  explain(agentRef: string): Promise<AgentScorecard[]>;
  /** As {@link ReadinessReadModel.explain} for several agents, whose facts are collected together. */
  explainAll(agentRefs: string[]): Promise<Map<string, AgentScorecard[]>>;
  /** Stored results; each option that is absent narrows nothing. */
  listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<StoredResult[]>;
  /** Facts as they were seen last on a UTC day, such as `2026-11-22`. */
  factsOnDay(
    day: string,
    agentRefs?: string[],
  ): Promise<Map<string, SeenFacts>>;
  /** Days of which facts are kept, oldest first. */
  daysWithFacts(): Promise<string[]>;
}

/** What people can do about an agent's readiness; the workflow tells the agent's page. */
export interface AgentWorkflowSource {
  /**
   * @param agentRef - an agent that the caller may see
   * @param options - `standings`: how it stands on the scorecards about it
   */
  describe(
    agentRef: string,
    options: { caller: Caller; standings: AgentScorecard[] },
  ): Promise<
    Pick<AgentReadiness, 'gates' | 'statements' | 'exemptions' | 'may'>
  >;
}
