/**
 * One sample of a metrics page.
 *
 * @public
 */
export type ExpositionSample = {
  /** Name of the metric, suffixes such as `_bucket` and `_total` included. */
  name: string;
  /** Labels with their escapes resolved. */
  labels: ReadonlyMap<string, string>;
  /** Always finite. */
  value: number;
  /** When the target says it was taken, ms since 1970 in UTC. */
  timestamp?: number;
  /** Name and labels in one text: the same for the same series, whatever the order of its labels. */
  series: string;
};

/**
 * How many lines of a metrics page were left out, by reason.
 *
 * @public
 */
export type ExpositionRejections = {
  /** Not a sample, a comment or an empty line; or the last line, if it has no end. */
  malformed: number;
  /** `NaN` or an infinity. */
  nonFinite: number;
  /** A series that was on the page already. */
  duplicate: number;
  /** Series beyond the limit. */
  overLimit: number;
  /** Lines beyond the length limit. */
  tooLong: number;
};

/**
 * What was read from a metrics page.
 *
 * @public
 */
export type Exposition = {
  samples: ExpositionSample[];
  rejected: ExpositionRejections;
  /** Lines that looked like samples, wanted or not. */
  lines: number;
};

/**
 * How a metrics page is read.
 *
 * @public
 */
export type ExpositionOptions = {
  /** Names of the metrics to keep, suffixes included; all when absent. Lines of others are not judged. */
  wanted?: ReadonlySet<string>;
  /** Most series to keep. Default 20,000. */
  maximumSeries?: number;
  /**
   * Whether names in quotes are written with underscores for the characters that names had not
   * before version 3 of Prometheus, so that `{"gen_ai.usage"}` is `gen_ai_usage`.
   */
  escapeNames?: boolean;
  /** Longest line to read, in characters. Default 16,384. */
  maximumLineLength?: number;
};

/**
 * All rejected lines together.
 *
 * @public
 */
export function countRejections(rejected: ExpositionRejections): number {
  return (
    rejected.malformed +
    rejected.nonFinite +
    rejected.duplicate +
    rejected.overLimit +
    rejected.tooLong
  );
}
