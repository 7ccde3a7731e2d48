import {
  type ExpositionSample,
  matchesLabels,
} from '@agent-portal/plugin-agents-common';
import { BucketGroups } from './BucketGroups';
import type { SeriesRole } from './createScrapePlan';
import { bucketName } from './histogramBuckets';
import type { InstanceReading, Readings } from './model';
import {
  addReleaseIncrease,
  addReleaseLatency,
  noReleaseGains,
  type ReleaseGains,
  versionOf,
} from './releaseGains';
import { seriesKey } from './seriesKey';

/** Counters of one instance that are watched at most. */
export const MAXIMUM_WATCHED_SERIES = 5_000;

/** A counter that has been gone for longer than this is new when it comes back. */
export const MAXIMUM_GAP_MS = 60 * 60_000;

/** How far the time that a page gives a sample may be from the time of reading. */
const MAXIMUM_SKEW_MS = 5 * 60_000;

/** What a KPI gained. */
export interface Increase {
  total: number;
  count: number;
}

/** What one reading of metrics shows. */
export interface Increases {
  /** Increases of counters by KPI, then by bucket. */
  counters: Map<string, Map<string, Increase>>;
  /** Readings of gauges by KPI. */
  gauges: Map<string, Increase>;
  releases: ReleaseGains;
  /** KPIs whose samples the page counts, even if there were no new ones. */
  present: Set<string>;
  series: Map<string, number>;
  absent: Readings['absent'];
  /** Whether a counter shows less than it did. */
  fell: boolean;
  /** Samples that were left out. */
  rejected: number;
}

/**
 * Compares the counters on a page with the reading before.
 *
 * A counter that fell was reset and counts from 0. A counter that was not there before counts from
 * 0 as well, provided its metric was watched; without a baseline it counts nothing, as nobody
 * knows when what it shows happened.
 */
export function countIncreases(
  samples: ExpositionSample[],
  reading: Pick<InstanceReading, 'at' | 'plan'>,
  baseline: Readings | undefined,
): Increases {
  const { at, plan } = reading;
  const result: Increases = {
    counters: new Map(),
    gauges: new Map(),
    releases: noReleaseGains(),
    present: new Set(),
    series: new Map(),
    absent: new Map(),
    fell: false,
    rejected: 0,
  };
  const groups = BucketGroups.create();

  for (const sample of samples) {
    const roles = (plan.roles.get(sample.name) ?? []).filter(role =>
      matchesLabels(sample.labels, role.labels),
    );
    if (roles.length === 0) continue;
    const { timestamp = at } = sample;
    if (Math.abs(timestamp - at) > MAXIMUM_SKEW_MS) {
      result.rejected++;
      continue;
    }
    for (const role of roles) {
      if (role.type === 'release') {
        notePresence(role, sample, { plan, result });
        continue;
      }
      if (role.type === 'total') continue;
      result.present.add(role.kpiId);
      if (role.type === 'gauge') {
        add(result.gauges, role.kpiId, { total: sample.value, count: 1 });
      }
    }
    if (roles.every(role => role.type === 'gauge')) continue;
    const watched = watch(sample, baseline, result);
    if (watched === undefined) continue;
    for (const role of roles) {
      apply(role, { sample, increase: watched, plan, result, groups });
    }
  }
  for (const { kpiIds, version, buckets } of groups.separate()) {
    for (const bucket of buckets) {
      for (const kpiId of kpiIds) {
        addCounter(result, kpiId, {
          bucket: bucketName(bucket),
          increase: { total: 0, count: bucket.count },
        });
      }
      if (version !== undefined) {
        addReleaseLatency(result.releases, version, bucket);
      }
    }
  }
  keepAbsent(baseline, at, result);
  return result;
}

/** Notes a counter's value; the increase, or undefined when it is not known. */
function watch(
  sample: ExpositionSample,
  baseline: Readings | undefined,
  result: Increases,
): number | undefined {
  const { value } = sample;
  const key = seriesKey(sample.series);
  const before = baseline?.series.get(key) ?? baseline?.absent.get(key)?.value;
  const isFull =
    before === undefined &&
    Math.max(result.series.size, baseline?.series.size ?? 0) >=
      MAXIMUM_WATCHED_SERIES;
  if (isFull) {
    result.rejected++;
    return undefined;
  }
  result.series.set(key, value);
  // One that was away may come back lower long after a restart.
  result.fell ||= value < (baseline?.series.get(key) ?? -Infinity);
  if (before !== undefined) return value >= before ? value - before : value;
  return baseline?.metrics.has(sample.name) ? value : undefined;
}

function notePresence(
  role: SeriesRole & { type: 'release' },
  sample: ExpositionSample,
  { plan, result }: { plan: InstanceReading['plan']; result: Increases },
): void {
  const version = versionOf(sample, plan);
  if (role.measure === 'requests' && version !== undefined) {
    result.releases.versions.add(version);
  }
}

function apply(
  role: SeriesRole,
  context: {
    sample: ExpositionSample;
    increase: number;
    plan: InstanceReading['plan'];
    result: Increases;
    groups: BucketGroups;
  },
): void {
  const { sample, increase, plan, result, groups } = context;
  switch (role.type) {
    case 'release': {
      if (role.measure !== 'latency') {
        const { measure } = role;
        addReleaseIncrease(result.releases, sample, {
          measure,
          increase,
          plan,
        });
        break;
      }
      const version = versionOf(sample, plan);
      if (version && !groups.add(sample, increase, { version })) {
        result.rejected++;
      }
      break;
    }
    case 'bucket':
      if (!groups.add(sample, increase, role)) result.rejected++;
      break;
    case 'gauge':
      break;
    default:
      if (increase !== 0) {
        addCounter(result, role.kpiId, {
          bucket: '',
          increase:
            role.type === 'total'
              ? { total: increase, count: 0 }
              : { total: 0, count: increase },
        });
      }
  }
}

function addCounter(
  result: Increases,
  kpiId: string,
  { bucket, increase }: { bucket: string; increase: Increase },
): void {
  const buckets = result.counters.get(kpiId) ?? new Map<string, Increase>();
  add(buckets, bucket, increase);
  result.counters.set(kpiId, buckets);
}

function add(
  increases: Map<string, Increase>,
  key: string,
  { total, count }: Increase,
): void {
  const before = increases.get(key);
  increases.set(key, {
    total: (before?.total ?? 0) + total,
    count: (before?.count ?? 0) + count,
  });
}

/** Series that are missing now may be back with the next reading. */
function keepAbsent(
  baseline: Readings | undefined,
  at: number,
  result: Increases,
): void {
  if (!baseline) return;
  const since = baseline.metricsAt ?? at;
  const gone = [
    ...[...baseline.absent].map(([key, entry]) => ({ key, ...entry })),
    ...[...baseline.series].map(([key, value]) => ({ key, value, since })),
  ];
  for (const { key, ...entry } of gone) {
    if (result.series.has(key) || at - entry.since > MAXIMUM_GAP_MS) continue;
    if (result.absent.size >= MAXIMUM_WATCHED_SERIES) break;
    result.absent.set(key, entry);
  }
}
