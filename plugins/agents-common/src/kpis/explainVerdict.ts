import { parseDuration } from '../entities';
import type { KpiCriteria } from './evaluateKpi';
import type { KpiMeasurement } from './KpiMeasurement';
import { formatDuration } from './formatDuration';
import { describeTarget, formatBeside, formatKpiValue } from './formatKpiValue';
import { trialsToShowBelow } from './intervals';

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });

/** Why a KPI stands as it does. */
export type Explanation =
  | 'no-data'
  | 'stale'
  | 'incomplete'
  | 'too-few'
  | 'tracked'
  | 'out-of-range'
  | 'missed'
  | 'only-stated'
  | 'close'
  | 'met';

/** Puts the reason of a verdict in a sentence. */
export function explainVerdict(
  criteria: KpiCriteria,
  measured: KpiMeasurement,
  explanation: Explanation,
  now: number,
): string {
  const value = formatBeside(measured.value ?? NaN, criteria.target, criteria);
  const target = describeTarget(criteria);
  const stated =
    measured.provenance === 'stated' && measured.source
      ? ` (stated in ${measured.source.title}, not measured)`
      : '';
  switch (explanation) {
    case 'no-data':
      return explainAbsence(criteria, measured, now);
    case 'stale':
      return explainStaleness(criteria, measured, now);
    case 'incomplete':
      return `It could not be measured in full${because(measured)}.`;
    case 'too-few':
      return `${count(measured.samples)} of ${count(
        criteria.minimumSamples,
      )} samples needed${because(measured)}.`;
    case 'tracked':
      return 'The figure is tracked and has no target.';
    case 'out-of-range':
      return `It is at least ${value}; the histogram's buckets end there, too early to compare with ${target}.`;
    case 'missed':
      return `${
        measured.atLeast ? 'At least ' : ''
      }${value} misses the target ${target}${stated}.`;
    case 'only-stated':
      return `${value}${stated} would meet the target ${target}; a figure that is only stated is no proof.`;
    case 'close':
      return `${value} meets the target ${target} but is past the warning at ${formatKpiValue(
        criteria.warning ?? NaN,
        criteria.unit,
        criteria.scale,
      )}${doubt(criteria, measured)}.`;
    default:
      return `${value} meets the target ${target}${doubt(criteria, measured)}.`;
  }
}

function explainAbsence(
  criteria: KpiCriteria,
  measured: KpiMeasurement,
  now: number,
): string {
  if (measured.newestAt !== undefined) {
    const age = formatDuration(now - measured.newestAt);
    return `No samples for ${age}${because(measured)}.`;
  }
  if (measured.problem) return `No samples${because(measured)}.`;
  return criteria.source.type === 'push'
    ? 'No samples: nobody has pushed one yet.'
    : `No samples in the last ${formatDuration(
        parseDuration(criteria.window),
      )}.`;
}

function explainStaleness(
  criteria: KpiCriteria,
  measured: KpiMeasurement,
  now: number,
): string {
  if (measured.newestAt === undefined) {
    return `The age of the newest sample is not known${because(measured)}.`;
  }
  const age = formatDuration(now - measured.newestAt);
  const limit = formatDuration(parseDuration(criteria.freshness ?? '0s'));
  return `The newest sample is ${age} old; it counts for ${limit}${because(
    measured,
  )}.`;
}

/**
 * Says what the samples behind a value that meets its target cannot show yet: that its 95 %
 * interval reaches across the target, or that the target lies within the bucket of the histogram
 * that the value was estimated in.
 *
 * @returns A clause such as `zero misses in 200 samples does not show < 0.1 %: …`; undefined when
 * there is nothing to doubt.
 * @public
 */
export function describeDoubt(
  criteria: Pick<
    KpiCriteria,
    'unit' | 'scale' | 'direction' | 'strict' | 'target'
  >,
  measured: Pick<KpiMeasurement, 'value' | 'samples' | 'interval' | 'bucket'>,
): string | undefined {
  const { direction, target, unit, scale } = criteria;
  const { interval, bucket, value, samples } = measured;
  if (target === undefined || value === undefined) return undefined;
  const lower = direction === 'lower';
  const wanted = describeTarget(criteria);
  const write = (bound: number) => formatKpiValue(bound, unit, scale);
  // A bucket that ends at the target is on its good side.
  const { low = target, high = bucket ? Infinity : target } = bucket ?? {};
  if (lower ? high > target : low < target) {
    return `the histogram does not show ${wanted}: ${describeBucket(
      { low, ...(Number.isFinite(high) && { high }) },
      write,
    )}`;
  }
  if (!interval) return undefined;
  const bound = lower ? interval.high : interval.low;
  if (lower ? bound < target : bound > target) return undefined;
  const rate = lower ? target : 1 - target;
  const flawless = unit === 'ratio' && value === (lower ? 0 : 1);
  const sentence = `${flawless ? 'zero misses in ' : ''}${count(samples)} ${
    samples === 1 ? 'sample' : 'samples'
  } ${
    flawless || samples === 1 ? 'does' : 'do'
  } not show ${wanted}: the true value may be as ${
    lower ? 'high' : 'low'
  } as ${write(bound)} (95 %)`;
  return flawless && rate > 0 && rate <= 1
    ? `${sentence}; it takes about ${count(
        trialsToShowBelow(rate),
      )} without a miss`
    : sentence;
}

/** Where the true value of a quantile lies, as a clause. @public */
export function describeBucket(
  { low, high }: { low: number; high?: number },
  write: (bound: number) => string,
): string {
  return high === undefined
    ? `the true value is ${write(low)} or more`
    : `the true value lies between ${write(low)} and ${write(high)}`;
}

function doubt(criteria: KpiCriteria, measured: KpiMeasurement): string {
  const clause = describeDoubt(criteria, measured);
  return clause ? `, though ${clause}` : '';
}

function because({ problem }: KpiMeasurement): string {
  return problem ? `: ${problem}` : '';
}

/** Rounded down: 199.6 samples are not 200. */
function count(samples: number): string {
  return WHOLE.format(Math.floor(samples));
}
