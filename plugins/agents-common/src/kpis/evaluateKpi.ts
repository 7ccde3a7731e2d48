import type { KpiStatus } from '../api/types';
import type { KpiDefinition } from '../entities';
import type {
  KpiInterval,
  KpiMeasurement,
  KpiProvenance,
} from './KpiMeasurement';
import { explainVerdict, type Explanation } from './explainVerdict';
import { freshUntil, windowEndsAt } from './kpiExpiresAt';

/**
 * What evaluation needs of a KPI's definition. Without a target the figure is tracked: it is shown
 * and has no verdict.
 *
 * @public
 */
export type KpiCriteria = Pick<
  KpiDefinition,
  | 'unit'
  | 'scale'
  | 'direction'
  | 'strict'
  | 'warning'
  | 'window'
  | 'minimumSamples'
  | 'freshness'
> & { target?: number; source: { type: string } };

/**
 * How a KPI stands, and why.
 *
 * @public
 */
export type KpiVerdict = {
  status: KpiStatus;
  /** A sentence for people. */
  reason: string;
  /**
   * Whether the verdict counts among the agent's. A tracked figure has the status `unknown`, as
   * there is nothing to meet, and does not count.
   */
  counted: boolean;
  /** Present whenever there is a value, even when the verdict is unknown. */
  observed?: number;
  interval?: KpiInterval;
  /** The bounds of the bucket that a quantile of a histogram was estimated in. */
  bucket?: KpiMeasurement['bucket'];
  samples: number;
  /** When the newest sample was taken, ms since 1970 in UTC. */
  observedAt?: number;
  provenance: KpiProvenance;
};

/**
 * Judges a KPI.
 *
 * The value decides: beyond the target it is `not-met`, between the warning edge and the target
 * `at-risk`, else `met`. Where the 95 % interval still reaches across the target the verdict
 * stays and its reason says that the samples cannot show it yet. Without data, with fewer samples
 * than the definition asks for, or with data older than they may be, it is `unknown`; so it is
 * when the source has a problem, at once or, where the definition says for how long data count, as
 * soon as they are older than that.
 *
 * A figure that a document states can only count against the agent: it is `not-met` when it misses
 * the target and `unknown` when it does not, as a claim is no measurement. It is shown however old
 * it is; the figures of every other kind of source end with the window.
 *
 * @param measurement - What the source knows; undefined when nothing was ever measured.
 * @param now - Ms since 1970 in UTC.
 * @public
 */
export function evaluateKpi(
  criteria: KpiCriteria,
  measurement: KpiMeasurement | undefined,
  now: number,
): KpiVerdict {
  const measured: KpiMeasurement = measurement ?? { samples: 0 };
  const { status, explanation } = judge(criteria, measured, now);
  const hasValue = isPresent(criteria, measured, now);
  return {
    status,
    reason: explainVerdict(criteria, measured, explanation, now),
    counted: criteria.target !== undefined,
    ...(hasValue && { observed: measured.value }),
    ...(hasValue && measured.interval && { interval: measured.interval }),
    ...(hasValue && measured.bucket && { bucket: measured.bucket }),
    samples: hasValue ? measured.samples : 0,
    ...(measured.newestAt !== undefined && { observedAt: measured.newestAt }),
    provenance: measured.provenance ?? 'observed',
  };
}

function judge(
  criteria: KpiCriteria,
  measured: KpiMeasurement,
  now: number,
): { status: KpiStatus; explanation: Explanation } {
  if (!isPresent(criteria, measured, now)) {
    return { status: 'unknown', explanation: 'no-data' };
  }
  if (now > freshUntil(criteria, measured)) {
    return { status: 'unknown', explanation: 'stale' };
  }
  // Where data may be of some age, a fault shows when they get older than that.
  if (measured.problem !== undefined && criteria.freshness === undefined) {
    return { status: 'unknown', explanation: 'incomplete' };
  }
  if (measured.samples < criteria.minimumSamples) {
    return { status: 'unknown', explanation: 'too-few' };
  }
  if (criteria.target === undefined) {
    return { status: 'unknown', explanation: 'tracked' };
  }
  const misses = !meets(measured.value!, criteria.target, criteria);
  if (measured.atLeast && misses === (criteria.direction === 'higher')) {
    return { status: 'unknown', explanation: 'out-of-range' };
  }
  if (misses) return { status: 'not-met', explanation: 'missed' };
  if (measured.provenance === 'stated') {
    return { status: 'unknown', explanation: 'only-stated' };
  }
  return isAtRisk(measured.value!, criteria)
    ? { status: 'at-risk', explanation: 'close' }
    : { status: 'met', explanation: 'met' };
}

/** Whether a value reaches the target. */
export function meets(
  value: number,
  target: number,
  { direction, strict = true }: Pick<KpiCriteria, 'direction' | 'strict'>,
): boolean {
  if (value === target) return !strict;
  return direction === 'lower' ? value < target : value > target;
}

function isAtRisk(value: number, { warning, direction }: KpiCriteria): boolean {
  if (warning === undefined) return false;
  return direction === 'lower' ? value >= warning : value <= warning;
}

/** A value whose newest sample has left the window is no value any more; a document's stays. */
function isPresent(
  criteria: KpiCriteria,
  measured: KpiMeasurement,
  now: number,
): boolean {
  const { value } = measured;
  if (value === undefined || !Number.isFinite(value)) return false;
  return now <= windowEndsAt(criteria, measured);
}
