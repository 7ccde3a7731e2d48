import {
  type Increases,
  MAXIMUM_GAP_MS,
  countIncreases,
} from './countIncreases';
import { foldBusiness } from './foldBusiness';
import { MINUTE, startOfMinute, toMinute } from './minutes';
import type {
  InstanceReading,
  MinuteIncrease,
  Readings,
  ReleaseIncrease,
  ScrapeState,
  ScrapeUpdate,
} from './model';
import { describeSeveral, hadSeveral, traceProcesses } from './traceProcesses';

/** Readings closer than this are put down whole to the minute of the later one. */
const SHORT_GAP_MS = 2 * MINUTE;

/**
 * Works out what a reading adds to what is stored of an instance.
 *
 * Increases after a gap are spread evenly over its minutes, as nobody knows when in between they
 * happened; after more than an hour the counters start anew. A reading that is not newer than the
 * stored one is counted as rejected and adds nothing.
 */
export function foldReading(
  previous: ScrapeState | undefined,
  reading: InstanceReading,
): ScrapeUpdate {
  const { agentRef, environmentRef, at, plan } = reading;
  if (previous && at <= previous.at) {
    const late = (reading.metrics?.length ?? 0) + (reading.business?.size ?? 0);
    return {
      ...nothing(),
      states: [{ ...previous, rejected: previous.rejected + late }],
    };
  }
  const before = previous?.readings;
  const minutes: MinuteIncrease[] = [];
  const problems = new Map(reading.problems);
  let releases: ReleaseIncrease[] = [];
  let counted = previous?.releases ?? [];
  let { rejected } = reading;
  let readings: Readings = {
    ...(before ?? emptyReadings(reading)),
    kpis: plan.fingerprints,
  };

  if (reading.metrics) {
    const baseline = baselineOf(before, reading);
    const increases = countIncreases(reading.metrics, reading, baseline);
    const processes = traceProcesses(
      before?.url === reading.url ? before.processes : undefined,
      { at, samples: reading.metrics, fell: increases.fell },
    );
    if (hadSeveral(processes, { since: at })) {
      increases.counters.clear();
      increases.releases.byVersion.clear();
      noteSeveral(reading, problems);
    }
    const span = spanOf(baseline?.metricsAt, at);
    minutes.push(...toMinutes(increases, reading, span));
    releases = toReleases(increases, reading, span);
    counted = [...increases.releases.versions].sort();
    rejected += increases.rejected;
    noteMissing(reading, increases.present, problems);
    readings = {
      ...readings,
      url: reading.url,
      metricsAt: at,
      metrics: new Set(plan.wanted),
      series: increases.series,
      absent: increases.absent,
      processes,
    };
  }
  if (reading.business) {
    const observed = foldBusiness(reading.business, reading, before);
    minutes.push(...observed.minutes);
    rejected += observed.rejected;
    readings = { ...readings, business: observed.times };
  }
  return {
    states: [
      {
        agentRef,
        environmentRef,
        ok: reading.ok,
        at,
        ...(reading.reason !== undefined && { reason: reading.reason }),
        rejected,
        problems,
        ...(readings.metricsAt !== undefined && {
          metricsAt: readings.metricsAt,
        }),
        releases: counted,
        ...(readings.processes?.severalAt !== undefined && {
          severalAt: readings.processes.severalAt,
        }),
        readings,
      },
    ],
    minutes,
    releases,
    forget: before ? redefined(before, reading) : [],
  };
}

/** An update that changes nothing. */
export function nothing(): ScrapeUpdate {
  return { states: [], minutes: [], releases: [], forget: [] };
}

function emptyReadings({ url }: InstanceReading): Readings {
  return {
    url,
    kpis: new Map(),
    metrics: new Set(),
    series: new Map(),
    absent: new Map(),
    business: new Map(),
  };
}

function baselineOf(
  before: Readings | undefined,
  { url, at }: InstanceReading,
): Readings | undefined {
  if (before?.metricsAt === undefined || before.url !== url) return undefined;
  return at - before.metricsAt <= MAXIMUM_GAP_MS ? before : undefined;
}

function redefined(before: Readings, reading: InstanceReading) {
  const { agentRef, environmentRef, plan } = reading;
  return [...plan.fingerprints]
    .filter(([kpiId, fingerprint]) => before.kpis.get(kpiId) !== fingerprint)
    .map(([kpiId]) => ({ agentRef, environmentRef, kpiId }));
}

/** The minutes that an increase is put down to, each with the time of its newest sample. */
function spanOf(
  from: number | undefined,
  at: number,
): Array<{ start: number; newestAt: number }> {
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

function toMinutes(
  increases: Increases,
  reading: InstanceReading,
  span: ReturnType<typeof spanOf>,
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

function toReleases(
  increases: Increases,
  { agentRef, environmentRef }: InstanceReading,
  span: ReturnType<typeof spanOf>,
): ReleaseIncrease[] {
  const { byVersion, versions } = increases.releases;
  const shared = versions.size > 1;
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

/** What counters tell of several processes at once is not known. */
function noteSeveral(
  { plan, url }: InstanceReading,
  problems: Map<string, string>,
): void {
  for (const role of [...plan.roles.values()].flat()) {
    if (role.type === 'release' || role.type === 'gauge') continue;
    problems.set(role.kpiId, describeSeveral(url));
  }
}

/** A page without the metric is not the same as a page on which nothing happened. */
function noteMissing(
  { plan }: InstanceReading,
  present: Set<string>,
  problems: Map<string, string>,
): void {
  for (const [metric, roles] of plan.roles) {
    for (const role of roles) {
      // A numerator may well be missing until the first time it counts something.
      if (role.type === 'release' || role.type === 'total') continue;
      if (present.has(role.kpiId) || problems.has(role.kpiId)) continue;
      const labels = Object.keys(role.labels ?? {}).length > 0;
      problems.set(
        role.kpiId,
        `the metrics have no ${metric}${
          labels ? ' with the labels that the KPI asks for' : ''
        }`,
      );
    }
  }
}
