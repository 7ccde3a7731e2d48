import type {
  HealthState,
  HistoryRange,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { countProbes, type ProbeCounts } from './countProbes';
import { toInstanceHealthRecord, toTimelineEvent } from './describeHealth';
import type { HealthReadModel } from './HealthReadModel';
import type { HealthDecision, HealthStore, KeptSince } from './HealthStore';
import {
  type BucketCounts,
  buildHistory,
  floorTo,
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
import { GRACE_MS } from './rollUpCounts';
import { listPeriods } from './uptimePeriods';

/** Counts with the minutes that were measured, where that was noted. */
type KeptCounts = ProbeCounts & { minutes?: number };

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
        ({ state: { observedAt, cause } }) =>
          observedAt !== undefined &&
          observedAt < observedBefore &&
          cause !== 'expired',
      )
      .map(toKey);
  }

  async remove(keys: InstanceKey[]): Promise<void> {
    for (const key of keys) this.#states.delete(keyOf(key));
  }

  async rollUp(now: number): Promise<void> {
    const all = [...this.#counts.values()];
    const sumOf = (spanMs: number, into: KeptCounts) =>
      all.filter(
        one =>
          one.spanMs === spanMs &&
          keyOf(one) === keyOf(into) &&
          one.start >= into.start &&
          one.start < into.start + into.spanMs,
      );
    for (const hour of all) {
      if (hour.spanMs !== HOUR_MS || hour.minutes !== undefined) continue;
      if (hour.start > now - GRACE_MS - HOUR_MS) continue;
      hour.minutes = sumOf(MINUTE_MS, hour).filter(
        ({ judgedAt }) => judgedAt > 0,
      ).length;
    }
    for (const hour of all) {
      const start = floorTo(hour.start, DAY_MS);
      const id = `${keyOf(hour)}\n${DAY_MS}\n${start}`;
      const isOver = start < floorTo(now - GRACE_MS, DAY_MS);
      if (hour.spanMs !== HOUR_MS || !isOver || this.#counts.has(id)) continue;
      const day = { ...hour, spanMs: DAY_MS, start };
      const hours = sumOf(HOUR_MS, day);
      this.#counts.set(id, {
        ...hours.reduce<ProbeCounts>(sumCounts, { ...day, ...NO_COUNTS }),
        minutes: hours.reduce((sum, one) => sum + minutesOf(one), 0),
      });
    }
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

const NO_COUNTS = {
  pass: 0,
  warn: 0,
  fail: 0,
  unknown: 0,
  maintenance: 0,
  latencySum: 0,
  latencyCount: 0,
  judgedAt: 0,
};

function minutesOf(counts: KeptCounts): number {
  if (counts.spanMs === MINUTE_MS) return counts.judgedAt === 0 ? 0 : 1;
  const { pass, warn, fail, minutes } = counts;
  return minutes ?? Math.min(60, pass + warn + fail);
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

function sumCounts(a: ProbeCounts, b: ProbeCounts): ProbeCounts {
  return {
    ...a,
    pass: a.pass + b.pass,
    warn: a.warn + b.warn,
    fail: a.fail + b.fail,
    unknown: a.unknown + b.unknown,
    maintenance: a.maintenance + b.maintenance,
    latencySum: a.latencySum + b.latencySum,
    latencyCount: a.latencyCount + b.latencyCount,
    judgedAt: Math.max(a.judgedAt, b.judgedAt),
  };
}

function addToBucket(
  buckets: BucketCounts[],
  index: number,
  counts: KeptCounts,
): void {
  let bucket = buckets.find(candidate => candidate.index === index);
  if (!bucket) {
    bucket = {
      index,
      ...NO_COUNTS,
      minutes: 0,
    };
    buckets.push(bucket);
  }
  bucket.pass += counts.pass;
  bucket.warn += counts.warn;
  bucket.fail += counts.fail;
  bucket.unknown += counts.unknown;
  bucket.maintenance += counts.maintenance;
  bucket.latencySum += counts.latencySum;
  bucket.latencyCount += counts.latencyCount;
  bucket.minutes += minutesOf(counts);
}
