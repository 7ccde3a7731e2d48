import type {
  AgentAlertSummary,
  InstanceHealth,
  KpiCounts,
  PhaseRolloutEvidence,
  ReadinessSummary,
  ReleaseShare,
} from '@agent-portal/plugin-agents-common';

/** The measured health of one instance. */
export interface MeasuredInstance {
  environmentRef: string;
  health: InstanceHealth;
  /** When it last answered as alive; absent when it never did. */
  aliveAt?: string;
}

/** Where the fleet learns how instances are. */
export interface HealthSource {
  /** By agent; of the named agents, or of all. */
  listInstanceHealth(
    agentRefs?: string[],
  ): Promise<Map<string, MeasuredInstance[]>>;
}

/** Where the fleet learns how agents stand on scorecards. */
export interface ReadinessSource {
  /** Reads what is known of some agents once, and says where each stands. */
  createSummarizer(
    agentRefs: string[],
  ): Promise<
    (agentRef: string, environmentRef: string | undefined) => ReadinessSummary
  >;
}

/** Where the fleet learns how KPIs stand and which releases serve. */
export interface KpiVerdictSource {
  /** By agent; of the named agents, or of all. */
  listCounts(agentRefs?: string[]): Promise<Map<string, KpiCounts>>;
  /** By agent and environment, over the time since then. */
  listReleaseShares(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<Map<string, Map<string, ReleaseShare[]>>>;
}

/** Where the fleet learns which releases are on their way. */
export interface RolloutSource {
  /** By agent and environment, what the last rollout there says about the phase, where it does. */
  listPhaseEvidence(
    agentRefs: string[],
  ): Promise<Map<string, Map<string, PhaseRolloutEvidence>>>;
}

/** Where the fleet learns which alerts concern agents. */
export interface AlertSummarySource {
  /** By agent; those without any alert are left out. */
  listSummaries(agentRefs: string[]): Promise<Map<string, AgentAlertSummary>>;
}
