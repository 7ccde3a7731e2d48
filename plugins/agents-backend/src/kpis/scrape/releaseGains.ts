import {
  boundedText,
  type ExpositionSample,
} from '@agent-portal/plugin-agents-common';
import type { ReleaseMeasure, ScrapePlan } from './createScrapePlan';
import { bucketName } from './histogramBuckets';

const LONGEST_VERSION = 120;

/** What a release did between two readings, or in one minute. */
export interface ReleaseGain {
  requests: number;
  /** Of the requests, those that ended in an error. */
  errors: number;
  /** Tasks that ended as failed. */
  failedTasks: number;
  complaints: number;
  /** Requests by the bounds of their latency's bucket in s; see `bucketName`. */
  latency: Map<string, number>;
}

/** What all releases did that a page counts. */
export interface ReleaseGains {
  /** By release, of those that did something. */
  byVersion: Map<string, ReleaseGain>;
  /** All releases whose requests the page counts. */
  versions: Set<string>;
}

export function noGain(): ReleaseGain {
  return {
    requests: 0,
    errors: 0,
    failedTasks: 0,
    complaints: 0,
    latency: new Map(),
  };
}

export function noReleaseGains(): ReleaseGains {
  return { byVersion: new Map(), versions: new Set() };
}

/** The release that a sample is of. */
export function versionOf(
  sample: ExpositionSample,
  plan: ScrapePlan,
): string | undefined {
  return (
    boundedText(sample.labels.get(plan.versionLabel), LONGEST_VERSION) ||
    undefined
  );
}

/** Notes the increase of a counter of a release. */
export function addReleaseIncrease(
  gains: ReleaseGains,
  sample: ExpositionSample,
  options: {
    measure: Exclude<ReleaseMeasure, 'latency'>;
    increase: number;
    plan: ScrapePlan;
  },
): void {
  const { measure, increase, plan } = options;
  const version = versionOf(sample, plan);
  if (version === undefined || !(increase > 0)) return;
  const gain = gainOf(gains, version);
  gain[measure] += increase;
  if (measure === 'requests' && (sample.labels.get(plan.errorLabel) ?? '')) {
    gain.errors += increase;
  }
}

/** Notes requests whose latency fell into a bucket. */
export function addReleaseLatency(
  gains: ReleaseGains,
  version: string,
  bucket: { lowerBound: number; upperBound: number; count: number },
): void {
  const { latency } = gainOf(gains, version);
  const name = bucketName(bucket);
  latency.set(name, (latency.get(name) ?? 0) + bucket.count);
}

function gainOf(gains: ReleaseGains, version: string): ReleaseGain {
  const gain = gains.byVersion.get(version) ?? noGain();
  gains.byVersion.set(version, gain);
  return gain;
}
