import type { EvidenceSegment } from '../model';
import { normalCdf } from './normalDistribution';

/** Fewer measurements of a release say too little about how they are distributed. */
const LEAST = 50;

/** How two releases compare in what they take. */
export interface RankTest {
  /** Chance that a request takes longer at the candidate than one at the stable release, 0–1. */
  slower: number;
  /** Anytime-valid p-value of the hypothesis that the candidate is not slower. */
  pValue: number;
  candidate: number;
  stable: number;
}

/**
 * Tests whether the candidate is slower by the rank test of Mann and Whitney on the buckets of
 * histograms, with the correction of the variance for ties; segments are put together as strata
 * after van Elteren (1960), each weighted by `1 / (n + 1)`.
 *
 * Looking again and again at a p-value would find a difference sooner or later. So it is made from
 * an e-value: times the root of the sample size the standardised statistic behaves as a Brownian
 * motion, and against it stands Robbins' mixture over drifts, here half-normal, as the hypothesis
 * is one-sided ("Statistical methods related to the law of the iterated logarithm", 1970;
 * Waudby-Smith et al., "Time-uniform central limit theory", arXiv 2103.06476, for why it holds for
 * large samples). The p-value is the inverse and holds at every look, without counting the looks.
 *
 * @returns undefined while either side has fewer than 50 measurements.
 */
export function rankTest(
  segments: readonly EvidenceSegment[],
): RankTest | undefined {
  const strata = [...segments]
    .sort((a, b) => a.from - b.from || a.weight - b.weight)
    .map(toStratum)
    .filter(({ candidate, stable }) => candidate > 0 && stable > 0);
  const candidate = sum(strata.map(stratum => stratum.candidate));
  const stable = sum(strata.map(stratum => stratum.stable));
  const variance = sum(strata.map(one => one.variance * one.weight ** 2));
  if (candidate < LEAST || stable < LEAST) {
    return undefined;
  }
  const pairs = sum(strata.map(one => one.candidate * one.stable * one.weight));
  const wins = sum(strata.map(one => one.wins * one.weight));
  // All in one bucket: nothing differs as far as it was measured.
  const z = variance > 0 ? (wins - pairs / 2) / Math.sqrt(variance) : 0;
  const size = sum(strata.map(one => (one.candidate * one.stable) / one.total));
  return {
    slower: wins / pairs,
    pValue: Math.min(1, 1 / eValue(z, size)),
    candidate,
    stable,
  };
}

function eValue(z: number, size: number): number {
  const share = size / (size + LEAST);
  return (
    2 *
    Math.sqrt(1 - share) *
    Math.exp(Math.min(700, (z * z * share) / 2)) *
    normalCdf(z * Math.sqrt(share))
  );
}

interface Stratum {
  candidate: number;
  stable: number;
  total: number;
  /** Pairs in which the candidate took longer; those in one bucket count half. */
  wins: number;
  variance: number;
  weight: number;
}

function toStratum(segment: EvidenceSegment): Stratum {
  const buckets = new Map<number, { candidate: number; stable: number }>();
  for (const release of ['candidate', 'stable'] as const) {
    for (const { le: bound, count } of segment[release].latency) {
      // JSON has no infinity: what was recorded must count as what was measured.
      const le = Number.isFinite(bound) ? bound : Infinity;
      const bucket = buckets.get(le) ?? { candidate: 0, stable: 0 };
      bucket[release] += count;
      buckets.set(le, bucket);
    }
  }
  const stratum = { candidate: 0, stable: 0, wins: 0, ties: 0 };
  for (const [, bucket] of [...buckets].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const both = bucket.candidate + bucket.stable;
    stratum.wins += bucket.candidate * (stratum.stable + bucket.stable / 2);
    stratum.ties += both * (both * both - 1);
    stratum.candidate += bucket.candidate;
    stratum.stable += bucket.stable;
  }
  const { candidate, stable, wins, ties } = stratum;
  const total = candidate + stable;
  return {
    candidate,
    stable,
    total,
    wins,
    variance:
      total > 1
        ? ((candidate * stable) / 12) *
          (total + 1 - ties / (total * (total - 1)))
        : 0,
    weight: 1 / (total + 1),
  };
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
