/**
 * A range that holds the true value with 95 % confidence, in the KPI's unit.
 *
 * @public
 */
export type KpiInterval = { low: number; high: number };

/**
 * How a figure came to be known: `observed` by the portal itself, `pushed` by a job, `stated` by
 * a document.
 *
 * @public
 */
export type KpiProvenance = 'observed' | 'pushed' | 'stated';

/**
 * What a source knows about one KPI of one agent at one moment.
 *
 * @public
 */
export type KpiMeasurement = {
  /** The value over the window, in the KPI's unit; absent when there is none. */
  value?: number;
  /** How many observations the value is made of. */
  samples: number;
  /**
   * When the newest observation was made, ms since 1970 in UTC; of several instances, that of the
   * one that was observed last the longest ago. Absent while one of them was not observed.
   */
  newestAt?: number;
  /**
   * When the first observation within the window was made, ms; absent where the source does not
   * say. It tells how much of the window is measured.
   */
  oldestAt?: number;
  /** Where the kind of figure has one. */
  interval?: KpiInterval;
  /**
   * The bounds of the bucket that a quantile of a histogram falls into. The true value lies between
   * them; where in between, the histogram does not tell, and the value is an estimate. Without
   * `high` the bucket has no end.
   */
  bucket?: { low: number; high?: number };
  /**
   * The true value is `value` or more: a quantile that falls beyond the last finite bucket of its
   * histogram.
   */
  atLeast?: boolean;
  /** Default `observed`. */
  provenance?: KpiProvenance;
  /** Why it could not be measured, or not fully: a clause such as `/metrics answers 503`. */
  problem?: string;
  /** What the source remarks about a figure that it vouches for all the same. */
  remark?: string;
  /**
   * The document or job a pushed or stated figure comes from. The title is what the pusher says;
   * the actor, of a pushed one, is whose credentials it came with: an entity reference or the
   * subject of a service.
   */
  source?: { title: string; url?: string; actor?: string };
};
