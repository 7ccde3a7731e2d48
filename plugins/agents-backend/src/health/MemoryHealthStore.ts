import type {
  HealthState,
  HistoryRange,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { countProbes } from './countProbes';
import { toInstanceHealthRecord, toTimelineEvent } from './describeHealth';
import type { HealthReadModel } from './HealthReadModel';
import type { HealthDecision, HealthStore, KeptSince } from './HealthStore';
import {
  type BucketCounts,
  buildHistory,
  isCovered,
  uptimeSpans,
  windowOf,
} from './historyRange';
import {
  compareKeys,
  DAY_MS,
  HOUR_MS,
  type HealthTransition,
  type InstanceHealthRecord,
  type InstanceHistory,
  type InstanceKey,
  keyOf,
  MINUTE_MS,
  type PeriodCount,
  type StoredHealth,
  type UptimeCount,
} from './model';
import {
  addToBucket,
  type KeptCounts,
  minutesOf,
  rollUpCounts,
  sumCounts,
} from './memoryCounts';
import { listPeriods } from './uptimePeriods';

/** A {@link HealthStore} and {@link HealthReadModel} that forgets everything when it ends. */
export class MemoryHealthStore implements HealthStore, HealthReadModel {
  readonly #now: () => number;
  readonly #states = new Map<string, StoredHealth>();
  #transitions = new Map<string, HealthTransition>();
  #counts = new Map<string, KeptCounts>();

  private constructor(now: () => number) {
    this.#now = now;
  }

  static create(options: { now: () => number }): MemoryHealthStore {
    return new MemoryHealthStore(options.now);
  }

  async update(keys: InstanceKey[], decide: HealthDecision): Promise<void> {
    if (keys.length === 0) return;
    const current = new Map<string, HealthState>();
    for (const key of keys.map(keyOf)) {
      const stored = this.#states.get(key);
      if (stored) current.set(key, stored.state);
    }
    const { states, transitions, probes } = decide(current);
    for (const stored of states) this.#states.set(keyOf(stored), stored);
    for (const transition of transitions) {
      const id = `${keyOf(transition)}\n${transition.at}\n${transition.to}`;
      if (!this.#transitions.has(id)) this.#transitions.set(id, transition);
    }
    for (const added of countProbes(probes)) {
      const id = `${keyOf(added)}\n${added.spanMs}\n${added.start}`;
      const present = this.#counts.get(id);
      this.#counts.set(id, present ? sumCounts(present, added) : added);
    }
  }

  async listKeys(): Promise<InstanceKey[]> {
    return [...this.#states.values()].map(toKey);
  }

  async listObservedAt(): Promise<Map<string, number>> {
    return new Map(
      [...this.#states].map(([key, { state }]) => [key, state.observedAt ?? 0]),
    );
  }

  async listStale(observedBefore: number): Promise<InstanceKey[]> {
    return [...this.#states.values()]
      .filter(
        ({ state: { observedAt, cause, streak } }) =>
          observedAt !== undefined &&
          observedAt < observedBefore &&
          (cause !== 'expired' || streak !== undefined),
      )
      .map(toKey);
  }

  async remove(keys: InstanceKey[]): Promise<void> {
    for (const key of keys) this.#states.delete(keyOf(key));
  }

  async rollUp(now: number): Promise<void> {
    rollUpCounts(this.#counts, now);
  }

  async prune(before: KeptSince): Promise<void> {
    const since = new Map([
      [MINUTE_MS, before.minutes],
      [HOUR_MS, before.hours],
      [DAY_MS, before.days],
    ]);
    this.#counts = keep(
      this.#counts,
      ({ spanMs, start }) => start >= (since.get(spanMs) ?? 0),
    );
    this.#transitions = keep(
      this.#transitions,
      ({ at }) => at >= before.transitions,
    );
  }

  async listInstanceHealth(
    agentRefs?: string[],
  ): Promise<Map<string, InstanceHealthRecord[]>> {
    const result = new Map<string, InstanceHealthRecord[]>();
    for (const stored of [...this.#states.values()].sort(compareKeys)) {
      const { agentRef } = stored;
      if (agentRefs && !agentRefs.includes(agentRef)) continue;
      result.set(agentRef, [
        ...(result.get(agentRef) ?? []),
        toInstanceHealthRecord(stored),
      ]);
    }
    return result;
  }

  async getHistory(
    agentRef: string,
    range: HistoryRange,
  ): Promise<InstanceHistory[]> {
    const window = windowOf(range, this.#now());
    const instances = new Map<string, BucketCounts[]>();
    for (const counts of this.#counts.values()) {
      const { environmentRef, start } = counts;
      if (counts.agentRef !== agentRef) continue;
      if (!isCovered(counts, window.spans) || start > window.to) continue;
      const buckets = instances.get(environmentRef) ?? [];
      instances.set(environmentRef, buckets);
      addToBucket(buckets, Math.floor(start / window.bucketMs), counts);
    }
    return [...instances]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([environmentRef, buckets]) => ({
        agentRef,
        environmentRef,
        history: buildHistory(window, buckets),
      }));
  }

  async listTransitions(
    agentRef: string,
    options: { before?: number; limit: number },
  ): Promise<TimelineEvent[]> {
    const { before = Infinity, limit } = options;
    return [...this.#transitions.values()]
      .filter(event => event.agentRef === agentRef && event.at < before)
      .sort((a, b) => b.at - a.at || compareKeys(a, b))
      .slice(0, limit)
      .map(toTimelineEvent);
  }

  async countUptime(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<UptimeCount[]> {
    const spans = uptimeSpans(since, this.#now());
    const result = new Map<string, UptimeCount>();
    for (const counts of [...this.#counts.values()].sort(compareKeys)) {
      const { agentRef, environmentRef, start, judgedAt } = counts;
      if (judgedAt === 0) continue;
      if (agentRefs && !agentRefs.includes(agentRef)) continue;
      if (!isCovered(counts, spans)) continue;
      const sum = result.get(keyOf(counts)) ?? {
        agentRef,
        environmentRef,
        up: 0,
        total: 0,
        newestAt: 0,
        oldestAt: start,
      };
      result.set(keyOf(counts), sum);
      sum.up += counts.pass + counts.warn;
      sum.total += counts.pass + counts.warn + counts.fail;
      sum.newestAt = Math.max(sum.newestAt, judgedAt);
      sum.oldestAt = Math.min(sum.oldestAt, start);
    }
    return [...result.values()];
  }

  async countPeriods(agentRef: string): Promise<PeriodCount[]> {
    const own = [...this.#counts.values()]
      .filter(counts => counts.agentRef === agentRef)
      .sort(compareKeys);
    return listPeriods(this.#now()).flatMap(({ spans, ...period }) => {
      const result = new Map<string, PeriodCount>();
      for (const counts of own) {
        if (!isCovered(counts, spans)) continue;
        const sum = result.get(keyOf(counts)) ?? {
          ...toKey(counts),
          ...period,
          up: 0,
          total: 0,
          minutes: 0,
        };
        result.set(keyOf(counts), sum);
        sum.up += counts.pass + counts.warn;
        sum.total += counts.pass + counts.warn + counts.fail;
        sum.minutes += minutesOf(counts);
      }
      return [...result.values()];
    });
  }
}

function toKey({ agentRef, environmentRef }: InstanceKey): InstanceKey {
  return { agentRef, environmentRef };
}

function keep<V>(
  map: Map<string, V>,
  isKept: (value: V) => boolean,
): Map<string, V> {
  return new Map([...map].filter(([, value]) => isKept(value)));
}
