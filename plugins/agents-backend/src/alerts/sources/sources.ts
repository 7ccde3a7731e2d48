import type {
  ExternalSignal,
  KpiStatus,
  MaintenanceRecord,
  UnreachedInstance,
} from '@agent-portal/plugin-agents-common';

/** Knows of which agents an instance is not well, or was never measured. */
export interface UnwellAgentSource {
  listUnwell(): Promise<string[]>;
  /** Whether an instance reports a component that is not well. */
  hasBadComponents(): Promise<boolean>;
}

/** Knows which instances gave no answer to the last probe. */
export interface UnreachedSource {
  /** Of those that were probed since then, ms since 1970, and have ever answered. */
  listUnreached(since: number): Promise<UnreachedInstance[]>;
  /** How many were probed since then and have ever answered. */
  countProbed(since: number): Promise<number>;
}

/** A dependency of which an alert says that it is not well. */
export interface OpenDependency {
  /** Entity reference, where the catalog knows it. */
  ref?: string;
  title: string;
  environmentRef: string;
  /** When it was last found to be so, ms since 1970. */
  seenAt: number;
  /** Those that the alert names. */
  agentRefs: string[];
}

/** Knows of which dependencies alerts say that they are not well. */
export interface OpenDependencySource {
  listOpen(): Promise<OpenDependency[]>;
}

/** Knows what is announced to be down. */
export interface MaintenanceSource {
  /** Under way at a time, ms since 1970. */
  listActive(now: number): Promise<MaintenanceRecord[]>;
}

/** Knows what other systems sent. */
export interface SignalSource {
  listSignals(now: number): Promise<ExternalSignal[]>;
  /** When an alert of some name was heard of last, ms since 1970. */
  getLastHeard(alertname: string): Promise<number | undefined>;
}

/** A KPI of an agent that may be worth an alert, as it was judged last. */
export interface ConcerningKpi {
  agentRef: string;
  kpiId: string;
  status: KpiStatus;
  /** Ms since 1970. */
  since: number;
}

/** Knows of KPIs that are not met, or whose budgets are used up too fast. */
export interface ConcerningKpiSource {
  listConcerning(): Promise<ConcerningKpi[]>;
}

/** Knows which agents lost levels, or lack ones that are demanded of them. */
export interface ReadinessLossSource {
  /** Agents that have a lower level now than at some time since then, ms since 1970. */
  listLosses(since: number): Promise<LevelStanding[]>;
  /** Agents below a level of a scorecard that run in an environment. */
  listBelow(demand: {
    scorecardRef: string;
    environmentRef: string;
    rank: number;
  }): Promise<BelowStanding[]>;
}

/** That an agent has lost a level. */
export interface LevelStanding {
  agentRef: string;
  scorecardRef: string;
  at: number;
  text: string;
}

/** That an agent is below a level. */
export interface BelowStanding {
  agentRef: string;
  rank: number;
  since: number;
  version: string;
  /** One letter per check. */
  outcomes: string;
}
