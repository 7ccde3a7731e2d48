import { MAXIMUM_GAP_MS, countIncreases } from './countIncreases';
import { describeLimit, noteCounters } from './noteCounters';
import { findSilence } from './findSilence';
import { foldBusiness } from './foldBusiness';
import { redefined, spanOf, toMinutes, toReleases } from './spreadGains';
import type {
  InstanceReading,
  MinuteIncrease,
  Readings,
  ReleaseIncrease,
  ScrapeState,
  ScrapeUpdate,
} from './model';
import { describeSeveral, hadSeveral, traceProcesses } from './traceProcesses';

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

  let { ok, reason } = reading;

  if (plan.isSent) {
    const silence = findSilence(before, reading);
    ok = silence.reason === undefined;
    reason = silence.reason;
    for (const [kpiId, problem] of silence.problems) {
      problems.set(kpiId, problem);
    }
  }
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
    if (increases.full) {
      noteCounters(plan, `the page has more than ${describeLimit()}`, problems);
    }
    const span = spanOf(baseline?.metricsAt, at);
    minutes.push(...toMinutes(increases, reading, span));
    releases = toReleases(
      increases.releases,
      { ...reading, shared: increases.releases.versions.size > 1 },
      span,
    );
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
      sent: undefined,
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
        ok,
        at,
        ...(reason !== undefined && { reason }),
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

/** What counters tell of several processes at once is not known. */
function noteSeveral(
  { plan, url }: InstanceReading,
  problems: Map<string, string>,
): void {
  noteCounters(plan, describeSeveral(url), problems);
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
