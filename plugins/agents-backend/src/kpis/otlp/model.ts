import type { MetricsAttributes } from './readAttributes';
import type { Rejections } from './Rejections';

/** What a metric's data are: readings, or what was counted since a time. */
export type PointKind = 'gauge' | 'cumulative' | 'delta';

/** A value of a data point, under the suffix that it has on a metrics page. */
export interface PointValue {
  suffix: '' | '_sum' | '_count' | '_bucket';
  /** Upper bound of a bucket, as Prometheus writes it. */
  le?: string;
  value: number;
}

/** A data point of a metric, as it would be on a metrics page. */
export interface OtlpPoint {
  /** As it was sent, for messages. */
  metric: string;
  /** The metric's name on a metrics page, without the suffix of a value. */
  name: string;
  labels: ReadonlyMap<string, string>;
  kind: PointKind;
  /** Since when it counts, ms; absent where it is not known. */
  startAt?: number;
  /** Ms. */
  at: number;
  /** Those of a histogram's buckets are cumulated, the smallest bound first. */
  values: PointValue[];
  /** Names the resource and the scope. */
  origin: string;
  /** Names the stream that the point is of: the resource, the scope, the metric and its labels. */
  stream: string;
}

/** What a process sent of itself. */
export interface ResourcePoints {
  attributes: MetricsAttributes;
  points: OtlpPoint[];
  /** Points that could not be read. */
  faults: Rejections;
}
