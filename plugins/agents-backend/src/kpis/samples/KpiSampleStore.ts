/** A figure that somebody pushed. */
export interface KpiSample {
  agentRef: string;
  kpiId: string;
  /** When it was measured, ms. */
  at: number;
  /** Where it comes from. */
  source: string;
  sourceUrl?: string;
  value: number;
  /** How many observations it stands for. */
  count: number;
  /** Who pushed it: an entity reference or the name of a service. */
  actor: string;
  /** Ms. */
  receivedAt: number;
}

/** A KPI of an agent. */
export type AgentKpi = Pick<KpiSample, 'agentRef' | 'kpiId'>;

/** Names a KPI of an agent in a map. */
export function kpiName({ agentRef, kpiId }: AgentKpi): string {
  return `${agentRef}\n${kpiId}`;
}

/** Keeps what was pushed. */
export interface KpiSampleStore {
  /**
   * Stores samples in one transaction. A sample with the agent, KPI, time and source of a stored
   * one leaves that as it is.
   *
   * @returns How many were new.
   */
  insert(samples: KpiSample[]): Promise<number>;
  /** When the newest sample of each of the given KPIs was measured, ms, by {@link kpiName}. */
  listNewestTimes(kpis: AgentKpi[]): Promise<Map<string, number>>;
  /** The newest sample of each KPI, of the named agents or of all. */
  listNewest(agentRefs?: string[]): Promise<KpiSample[]>;
  /** Samples of an agent, oldest first, at most the newest 2,000. */
  listSince(agentRef: string, since: number): Promise<KpiSample[]>;
  /** Removes samples from before then, except the newest of each KPI. */
  prune(before: number): Promise<void>;
}
