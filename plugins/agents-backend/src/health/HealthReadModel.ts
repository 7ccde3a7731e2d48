import type {
  HistoryRange,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type {
  InstanceHealthRecord,
  InstanceHistory,
  PeriodCount,
  UptimeCount,
} from './model';

/** Answers questions about the health of agents. */
export interface HealthReadModel {
  /**
   * How the instances of the named agents stand, or of all, by the agent's reference. An agent
   * that was never probed is not in it.
   */
  listInstanceHealth(
    agentRefs?: string[],
  ): Promise<Map<string, InstanceHealthRecord[]>>;

  /** The probes of each instance of an agent over a range of time, in at most 60 buckets. */
  getHistory(agentRef: string, range: HistoryRange): Promise<InstanceHistory[]>;

  /**
   * Changes of the health of an agent, newest first.
   *
   * @param options.before - Only what is older; milliseconds since 1970 UTC.
   */
  listTransitions(
    agentRef: string,
    options: { before?: number; limit: number },
  ): Promise<TimelineEvent[]>;

  /**
   * How often the probes since a time found the instances of the named agents up, or of all.
   * Times are rounded down to the minute, to the hour beyond the last day, and to the day beyond the
   * last week.
   *
   * @returns One entry for each instance that had a probe with a verdict.
   */
  countUptime(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<UptimeCount[]>;

  /**
   * The probes of each instance of an agent over the last hour, day and month (30 d), each up to now;
   * without those in maintenance. An instance without a probe in a span is left out of it.
   */
  countPeriods(agentRef: string): Promise<PeriodCount[]>;
}
