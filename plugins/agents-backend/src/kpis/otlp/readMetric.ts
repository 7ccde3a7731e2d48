import { toPrometheusName } from '@agent-portal/plugin-agents-common';
import { seriesKey } from '../scrape/seriesKey';
import type { OtlpPoint, PointKind, PointValue } from './model';
import {
  type KeyValue,
  type MetricsAttributes,
  readAttributes,
  toLabels,
} from './readAttributes';
import type { RejectionReason, Rejections } from './Rejections';

/** A data point as it is decoded. */
export interface DataPoint {
  attributes?: KeyValue[];
  startTimeUnixNano?: number;
  timeUnixNano?: number;
  flags?: number;
  asDouble?: number;
  asInt?: number;
  count?: number;
  sum?: number;
  bucketCounts?: number[];
  explicitBounds?: number[];
}

interface Counted {
  dataPoints?: DataPoint[];
  aggregationTemporality?: number;
}

/** A metric as it is decoded. */
export interface OtlpMetric {
  name?: string;
  unit?: string;
  gauge?: { dataPoints?: DataPoint[] };
  sum?: Counted & { isMonotonic?: boolean };
  histogram?: Counted;
  exponentialHistogram?: Counted;
  summary?: { dataPoints?: DataPoint[] };
}

const DELTA = 1;
const CUMULATIVE = 2;
const NO_RECORDED_VALUE = 1;

/** Which points a metric has, and how they are written on a metrics page. */
interface Shape {
  points: DataPoint[];
  kind: PointKind;
  prometheusKind: 'counter' | 'gauge' | 'histogram';
  valuesOf(point: DataPoint): PointValue[] | string;
}

/** Reads the points of a metric; what it cannot use it says. */
export function readMetric(
  metric: OtlpMetric,
  context: {
    resource: MetricsAttributes;
    /** Names the resource and the scope. */
    origin: string;
    faults: Rejections;
    /** Names on a metrics page that something is measured from, suffixes included. */
    isWanted: (name: string) => boolean;
  },
): OtlpPoint[] {
  const { name: metricName = '', unit } = metric;
  const { resource, origin, isWanted, faults } = context;
  const points: OtlpPoint[] = [];
  const fault = (reason: RejectionReason, message: string, times = 1) =>
    faults.add(reason, `${metricName}: ${message}`, times);
  const shape = shapeOf(metric);
  if (typeof shape === 'string') {
    fault('unsupported', shape, countPoints(metric));
    return points;
  }
  const name = toPrometheusName({
    name: metricName,
    unit,
    kind: shape.prometheusKind,
  });
  const names =
    shape.prometheusKind === 'histogram'
      ? ['_bucket', '_sum', '_count'].map(suffix => `${name}${suffix}`)
      : [name];
  // What nothing is measured from is taken and not kept, whatever it says.
  if (!names.some(isWanted)) return points;

  for (const point of shape.points) {
    if (((point.flags ?? 0) & NO_RECORDED_VALUE) !== 0) continue;
    const at = toMs(point.timeUnixNano);
    if (at === undefined) {
      fault('malformed', 'a point has no timeUnixNano');
      continue;
    }
    const values = shape.valuesOf(point);
    if (typeof values === 'string') {
      fault('malformed', values);
      continue;
    }
    if (values.some(one => !Number.isFinite(one.value))) {
      fault('nonFinite', 'a value is not finite');
      continue;
    }
    const startAt = toMs(point.startTimeUnixNano);
    const labels = toLabels(readAttributes(point.attributes), resource);
    points.push({
      metric: metricName,
      name,
      labels,
      kind: shape.kind,
      ...(startAt !== undefined && { startAt }),
      at,
      values,
      origin,
      stream: seriesKey(
        [
          origin,
          shape.kind,
          name,
          ...[...labels].map(pair => JSON.stringify(pair)).sort(),
        ].join('\n'),
      ),
    });
  }
  return points;
}

function shapeOf(metric: OtlpMetric): Shape | string {
  const { gauge, sum, histogram, exponentialHistogram, summary } = metric;
  if (gauge) return gaugeShape(gauge.dataPoints);
  if (sum) {
    const kind = temporalityOf(sum);
    if (!kind)
      return 'its aggregationTemporality is neither delta nor cumulative';
    if (!sum.isMonotonic) {
      return kind === 'delta'
        ? 'the difference of a sum that goes up and down shows no value; send it as cumulative'
        : gaugeShape(sum.dataPoints);
    }
    return {
      points: sum.dataPoints ?? [],
      kind,
      prometheusKind: 'counter',
      valuesOf: point => oneValue(point, { isCounted: true }),
    };
  }
  const counted = histogram ?? exponentialHistogram;
  if (counted) {
    const kind = temporalityOf(counted);
    if (!kind)
      return 'its aggregationTemporality is neither delta nor cumulative';
    return {
      points: counted.dataPoints ?? [],
      kind,
      prometheusKind: 'histogram',
      valuesOf: histogramValues,
    };
  }
  if (summary) {
    return {
      points: summary.dataPoints ?? [],
      kind: 'cumulative',
      prometheusKind: 'histogram',
      valuesOf: histogramValues,
    };
  }
  return 'it holds no data of a kind that is known';
}

function gaugeShape(points: DataPoint[] = []): Shape {
  return {
    points,
    kind: 'gauge',
    prometheusKind: 'gauge',
    valuesOf: point => oneValue(point, { isCounted: false }),
  };
}

function temporalityOf({
  aggregationTemporality,
}: Counted): 'delta' | 'cumulative' | undefined {
  if (aggregationTemporality === DELTA) return 'delta';
  return aggregationTemporality === CUMULATIVE ? 'cumulative' : undefined;
}

function oneValue(
  { asDouble, asInt }: DataPoint,
  { isCounted }: { isCounted: boolean },
): PointValue[] | string {
  const value = asDouble ?? asInt;
  if (value === undefined) return 'a point has no value';
  if (isCounted && value < 0) return `a counter is ${value}`;
  return [{ suffix: '', value }];
}

/**
 * The values of a histogram as a metrics page has them. Of exponential histograms and summaries
 * there are no bounds that could be added up with those of others: their sums and counts are used.
 */
function histogramValues(point: DataPoint): PointValue[] | string {
  const { count, sum, bucketCounts = [], explicitBounds = [] } = point;
  const values: PointValue[] = [];
  if (bucketCounts.length > 0) {
    if (bucketCounts.length !== explicitBounds.length + 1) {
      return `a point has ${bucketCounts.length} buckets for ${explicitBounds.length} bounds`;
    }
    let below = 0;
    let last = -Infinity;
    for (const [index, bucketCount] of bucketCounts.entries()) {
      const bound = explicitBounds[index] ?? Infinity;
      if (!(bound > last)) return 'the bounds of a point do not rise';
      if (!(bucketCount >= 0)) return `a bucket is ${bucketCount}`;
      below += bucketCount;
      last = bound;
      const le = bound === Infinity ? '+Inf' : String(bound);
      values.push({ suffix: '_bucket', le, value: below });
    }
  }
  if (sum !== undefined) values.push({ suffix: '_sum', value: sum });
  values.push({ suffix: '_count', value: count ?? 0 });
  return values;
}

function countPoints(metric: OtlpMetric): number {
  const { gauge, sum, histogram, exponentialHistogram, summary } = metric;
  const data = gauge ?? sum ?? histogram ?? exponentialHistogram ?? summary;
  return data?.dataPoints?.length ?? 0;
}

function toMs(nanoseconds: number | undefined): number | undefined {
  if (!nanoseconds || !(nanoseconds > 0)) return undefined;
  return Math.round(nanoseconds / 1e6);
}
