import type { ExpositionSample } from '@agent-portal/plugin-agents-common';
import { addGains, type Gains } from './addGains';
import { findMarks } from './generations';
import type { InstanceReading, Readings } from './model';
import { seriesKey } from './seriesKey';

/** Counters of one instance that are watched at most. */
export const MAXIMUM_WATCHED_SERIES = 5_000;

/** A counter that has been gone for longer than this is new when it comes back. */
export const MAXIMUM_GAP_MS = 60 * 60_000;

/** What one reading of metrics shows. */
export interface Increases extends Gains {
  series: Map<string, number>;
  absent: Readings['absent'];
  /** Whether a counter shows less than it did. */
  fell: boolean;
  /** Whether there were more counters than are watched. */
  full: boolean;
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
  const watched = {
    series: new Map<string, number>(),
    absent: new Map(),
    fell: false,
    full: false,
    rejected: 0,
  };
  const gains = addGains(samples, {
    at,
    plan,
    found: findMarks(samples, plan.marks),
    increaseOf: sample => watch(sample, baseline, watched),
  });
  keepAbsent(baseline, at, watched);
  return {
    ...gains,
    ...watched,
    rejected: gains.rejected + watched.rejected,
  };
}

/** Notes a counter's value; the increase, or undefined when it is not known. */
function watch(
  sample: ExpositionSample,
  baseline: Readings | undefined,
  result: Pick<Increases, 'series' | 'fell' | 'full' | 'rejected'>,
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
    result.full = true;
    return undefined;
  }
  result.series.set(key, value);
  // One that was away may come back lower long after a restart.
  result.fell ||= value < (baseline?.series.get(key) ?? -Infinity);
  if (before !== undefined) return value >= before ? value - before : value;
  return baseline?.metrics.has(sample.name) ? value : undefined;
}

/** Series that are missing now may be back with the next reading. */
function keepAbsent(
  baseline: Readings | undefined,
  at: number,
  result: Pick<Increases, 'series' | 'absent'>,
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
