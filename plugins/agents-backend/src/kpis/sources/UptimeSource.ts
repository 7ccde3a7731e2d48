import type {
  HealthHistory,
  HistoryRange,
} from '@agent-portal/plugin-agents-common';

/** How often probes found an instance up. */
export interface UptimeRow {
  agentRef: string;
  environmentRef: string;
  /** Probes that found it up. */
  up: number;
  /** Probes with a verdict. */
  total: number;
  /** When the last of them was made, ms. */
  newestAt: number;
  /** Start of the first minute or hour with one of them, ms. */
  oldestAt?: number;
}

/** Where KPIs learn how often agents were up. */
export interface UptimeSource {
  /** Of the instances of the named agents, or of all, since a time in ms. */
  countUptime(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<UptimeRow[]>;
  /** The probes of each instance of an agent over a range of time. */
  getHistory(
    agentRef: string,
    range: HistoryRange,
  ): Promise<Array<{ environmentRef: string; history: HealthHistory }>>;
}
