import type { Gains } from './addGains';
import { MINUTE, startOfMinute, toMinute } from './minutes';
import type {
  InstanceKey,
  InstanceReading,
  MinuteIncrease,
  Readings,
  ReleaseIncrease,
} from './model';
import type { ReleaseGains } from './releaseGains';

/** Readings closer than this are put down whole to the minute of the later one. */
const SHORT_GAP_MS = 2 * MINUTE;

/** Minutes, each with the time of its newest sample. */
export type Span = Array<{ start: number; newestAt: number }>;

/** The minutes that an increase is put down to, each with the time of its newest sample. */
export function spanOf(from: number | undefined, at: number): Span {
  const last = startOfMinute(at);
  const first =
    from === undefined || at - from <= SHORT_GAP_MS
      ? last
      : startOfMinute(from) + MINUTE;
  const span = [];
  for (let start = first; start <= last; start += MINUTE) {
    span.push({ start, newestAt: Math.min(at, start + MINUTE - 1) });
  }
  return span;
}

export function toMinutes(
  increases: Pick<Gains, 'counters' | 'gauges'>,
  reading: InstanceKey & { at: number },
  span: Span,
): MinuteIncrease[] {
  const { agentRef, environmentRef, at } = reading;
  const minutes: MinuteIncrease[] = [];
  for (const [kpiId, buckets] of increases.counters) {
    for (const [bucket, { total, count }] of buckets) {
      for (const minute of span) {
        minutes.push({
          agentRef,
          environmentRef,
          kpiId,
          bucket,
          ...minute,
          total: total / span.length,
          count: count / span.length,
        });
      }
    }
  }
  for (const [kpiId, increase] of increases.gauges) {
    minutes.push(toMinute(reading, { kpiId, at, increase }));
  }
  return minutes;
}

export function toReleases(
  { byVersion }: ReleaseGains,
  {
    agentRef,
    environmentRef,
    shared,
  }: InstanceKey & {
    /** Whether several releases serve side by side. */
    shared: boolean;
  },
  span: Span,
): ReleaseIncrease[] {
  return [...byVersion].flatMap(([version, gain]) =>
    span.map(({ start }) => ({
      agentRef,
      environmentRef,
      version,
      start,
      shared,
      requests: gain.requests / span.length,
      errors: gain.errors / span.length,
      failedTasks: gain.failedTasks / span.length,
      complaints: gain.complaints / span.length,
      latency: new Map(
        [...(shared ? gain.latency : [])].map(([bucket, count]) => [
          bucket,
          count / span.length,
        ]),
      ),
    })),
  );
}

/** KPIs that are measured in another way from now on. */
export function redefined(
  before: Readings,
  reading: InstanceKey & Pick<InstanceReading, 'plan'>,
) {
  const { agentRef, environmentRef, plan } = reading;
  return [...plan.fingerprints]
    .filter(([kpiId, fingerprint]) => before.kpis.get(kpiId) !== fingerprint)
    .map(([kpiId]) => ({ agentRef, environmentRef, kpiId }));
}
