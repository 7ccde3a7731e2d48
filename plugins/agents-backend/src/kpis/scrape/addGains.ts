import {
  type ExpositionSample,
  matchesLabels,
} from '@agent-portal/plugin-agents-common';
import { BucketGroups } from './BucketGroups';
import type { ScrapePlan, SeriesRole } from './createScrapePlan';
import { isNewest } from './generations';
import { bucketName } from './histogramBuckets';
import {
  addReleaseIncrease,
  addReleaseLatency,
  noReleaseGains,
  type ReleaseGains,
  versionOf,
} from './releaseGains';

/** How far the time that a page gives a sample may be from the time of reading. */
const MAXIMUM_SKEW_MS = 5 * 60_000;

/** What a KPI gained. */
export interface Increase {
  total: number;
  count: number;
}

/** What counters gained and gauges showed. */
export interface Gains {
  /** Increases of counters by KPI, then by bucket. */
  counters: Map<string, Map<string, Increase>>;
  /** Readings of gauges by KPI. */
  gauges: Map<string, Increase>;
  releases: ReleaseGains;
  /** KPIs whose samples are there, even if there were no new ones. */
  present: Set<string>;
  /** Samples that were left out. */
  rejected: number;
}

/** Adds up what samples show, by what they contribute to. */
export function addGains(
  samples: ExpositionSample[],
  context: {
    /** The time of samples that have none of their own, ms. */
    at: number;
    plan: ScrapePlan;
    /** Ids of the marks that are there. */
    found: ReadonlySet<string>;
    /** What a counter gained; undefined when that is not known. */
    increaseOf(sample: ExpositionSample): number | undefined;
  },
): Gains {
  const { at, plan, found } = context;
  const result: Gains = {
    counters: new Map(),
    gauges: new Map(),
    releases: noReleaseGains(),
    present: new Set(),
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
    const counting = roles.filter(role => isNewest(role.newer, found));
    for (const role of counting) {
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
    // Watched even if another generation counts: it may be the one that stays.
    const increase = context.increaseOf(sample);
    if (increase === undefined) continue;
    for (const role of counting) {
      apply(role, { sample, increase, plan, result, groups });
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
  return result;
}

function notePresence(
  role: SeriesRole & { type: 'release' },
  sample: ExpositionSample,
  { plan, result }: { plan: ScrapePlan; result: Gains },
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
    plan: ScrapePlan;
    result: Gains;
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
  result: Gains,
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
