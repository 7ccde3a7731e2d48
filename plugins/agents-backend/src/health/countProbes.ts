import { floorTo } from './historyRange';
import {
  compareKeys,
  type CountedProbe,
  HOUR_MS,
  type InstanceKey,
  keyOf,
  MINUTE_MS,
} from './model';

/** Probes of an instance in one span of time. */
export interface ProbeCounts extends InstanceKey {
  spanMs: number;
  start: number;
  pass: number;
  warn: number;
  fail: number;
  unknown: number;
  /** Probes in maintenance, which are not among the others. */
  maintenance: number;
  latencySum: number;
  latencyCount: number;
  /** The last probe with a verdict; 0 when there was none. */
  judgedAt: number;
}

/** Counts probes by the minute and by the hour, in an order that is the same everywhere. */
export function countProbes(probes: CountedProbe[]): ProbeCounts[] {
  const counts = new Map<string, ProbeCounts>();
  for (const probe of probes) {
    for (const spanMs of [MINUTE_MS, HOUR_MS]) {
      const start = floorTo(probe.at, spanMs);
      const id = `${keyOf(probe)}\n${spanMs}\n${start}`;
      let count = counts.get(id);
      if (!count) {
        count = emptyCounts(probe, { spanMs, start });
        counts.set(id, count);
      }
      addProbe(count, probe);
    }
  }
  return [...counts.values()].sort(
    (a, b) => compareKeys(a, b) || a.spanMs - b.spanMs || a.start - b.start,
  );
}

function emptyCounts(
  { agentRef, environmentRef }: InstanceKey,
  span: { spanMs: number; start: number },
): ProbeCounts {
  return {
    agentRef,
    environmentRef,
    ...span,
    pass: 0,
    warn: 0,
    fail: 0,
    unknown: 0,
    maintenance: 0,
    latencySum: 0,
    latencyCount: 0,
    judgedAt: 0,
  };
}

function addProbe(
  count: ProbeCounts,
  probe: Pick<CountedProbe, 'at' | 'status' | 'latencyMs' | 'maintenance'>,
): void {
  if (probe.maintenance) {
    count.maintenance++;
    return;
  }
  count[probe.status]++;
  if (probe.latencyMs !== undefined) {
    count.latencySum += probe.latencyMs;
    count.latencyCount++;
  }
  if (probe.status !== 'unknown') {
    count.judgedAt = Math.max(count.judgedAt, probe.at);
  }
}
