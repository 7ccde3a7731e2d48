import type {
  ExpositionSample,
  HistogramBucket,
} from '@agent-portal/plugin-agents-common';
import { separateBuckets } from './histogramBuckets';

/** The increases of one histogram's buckets, and who wants them. */
interface BucketGroup {
  kpiIds: Set<string>;
  version?: string;
  cumulated: Array<{ upperBound: number; increase: number }>;
}

/** What wants a histogram: a KPI, or a release. */
export type BucketUser = { kpiId: string } | { version: string };

/** Collects the cumulated buckets of histograms, to tell them apart once all are read. */
export class BucketGroups {
  readonly #groups = new Map<string, BucketGroup>();

  private constructor() {}

  static create(): BucketGroups {
    return new BucketGroups();
  }

  /** @returns Whether the sample is a bucket. */
  add(sample: ExpositionSample, increase: number, user: BucketUser): boolean {
    const upperBound = readBound(sample.labels.get('le'));
    if (upperBound === undefined) return false;
    const name = histogramOf(sample);
    const group: BucketGroup = this.#groups.get(name) ?? {
      kpiIds: new Set(),
      cumulated: [],
    };
    if (!group.cumulated.some(one => one.upperBound === upperBound)) {
      group.cumulated.push({ upperBound, increase });
    }
    if ('kpiId' in user) group.kpiIds.add(user.kpiId);
    else group.version = user.version;
    this.#groups.set(name, group);
    return true;
  }

  /** Each bucket alone, with those who want it. */
  *separate(): Generator<{
    kpiIds: Set<string>;
    version?: string;
    buckets: HistogramBucket[];
  }> {
    for (const { cumulated, ...users } of this.#groups.values()) {
      yield { ...users, buckets: separateBuckets(cumulated) };
    }
  }
}

function readBound(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\+?inf$/i.test(text)) return Infinity;
  const bound = Number(text);
  return text.trim() !== '' && Number.isFinite(bound) ? bound : undefined;
}

/** The histogram that a bucket is of: its series without the bucket's bound. */
function histogramOf(sample: ExpositionSample): string {
  const pairs: string[] = [sample.name];
  for (const [label, value] of sample.labels) {
    if (label !== 'le') pairs.push(JSON.stringify([label, value]));
  }
  return pairs.sort().join();
}
