import {
  histogramQuantile,
  type KpiDefinition,
  type KpiMeasurement,
  wilsonInterval,
} from '@agent-portal/plugin-agents-common';
import type { Reading } from './Reading';
import { separateBuckets } from './separateBuckets';

/**
 * Makes a measurement of what was read of the instances that a KPI is measured on; undefined stands
 * for one of which there is nothing.
 */
export function measureReadings(
  { source, unit }: Pick<KpiDefinition, 'source' | 'unit'>,
  readings: Array<Reading | undefined>,
): KpiMeasurement {
  if (readings.some(reading => reading?.isSeveral)) {
    return {
      samples: 0,
      problem:
        'its query gives several values for one instance; aggregate it, such as with sum( )',
    };
  }
  const known = readings.filter(reading => reading !== undefined);
  const measurement = measureValues(source, unit, known);
  const newestAt = newestOf(readings);
  const isOdd =
    measurement.value !== undefined && !Number.isFinite(measurement.value);
  if (isOdd) {
    return {
      samples: 0,
      ...newestAt,
      problem: `its value is ${measurement.value}, which is no figure`,
    };
  }
  return { ...measurement, ...newestAt };
}

function measureValues(
  source: KpiDefinition['source'],
  unit: string,
  readings: Reading[],
): KpiMeasurement {
  if (source.type === 'prometheus' && source.measure === 'value') {
    return measureValue(source.samples !== undefined, readings);
  }
  if (source.type === 'scrape' && source.measure === 'quantile') {
    return measureQuantile(source.quantile, readings);
  }
  const total = sumOf(readings, 'total');
  const samples = sumOf(readings, 'count');
  if (Number.isNaN(samples)) return { samples: 0, value: NaN };
  if (!(samples > 0)) return { samples: 0 };
  const isShare =
    'measure' in source && source.measure === 'ratio' && unit === 'ratio';
  const interval = isShare ? wilsonInterval(total, samples) : undefined;
  return {
    value: total / samples,
    samples,
    ...(interval && { interval }),
  };
}

function measureValue(isCounted: boolean, readings: Reading[]): KpiMeasurement {
  if (readings.length > 1) {
    return {
      samples: 0,
      problem:
        'values of several instances cannot be put together; give the KPI a numerator and a denominator',
    };
  }
  const value = readings[0]?.figures.get('value');
  if (value === undefined) return { samples: 0 };
  const count = isCounted ? readings[0].figures.get('count') ?? 0 : 1;
  return { value, samples: Number.isFinite(count) ? Math.max(0, count) : 0 };
}

/** A quantile with the bounds of the bucket that it falls into: nearer it is not known. */
function measureQuantile(
  quantile: number,
  readings: Reading[],
): KpiMeasurement {
  const buckets = readings.flatMap(reading => separateBuckets(reading.buckets));
  const samples = buckets.reduce((sum, { count }) => sum + count, 0);
  const filled = readings.filter(({ buckets: { size } }) => size > 0);
  if (filled.some(reading => !reading.buckets.has(Infinity))) {
    return {
      samples: 0,
      problem:
        'its histogram has no bucket le="+Inf", without which it is not whole',
    };
  }
  const estimate = histogramQuantile(buckets, quantile);
  if (!(samples > 0) || !estimate) return { samples: Math.max(0, samples) };
  const { value, atLeast, bucket } = estimate;
  return {
    value,
    samples,
    ...(bucket && { bucket }),
    ...(atLeast && { atLeast }),
  };
}

function sumOf(readings: Reading[], role: 'total' | 'count'): number {
  return readings.reduce(
    (sum, { figures }) => sum + (figures.get(role) ?? 0),
    0,
  );
}

/** Of several instances, that of the one that was observed last the longest ago. */
function newestOf(readings: Array<Reading | undefined>): {
  newestAt?: number;
} {
  const times = readings.map(reading => reading?.figures.get('newest'));
  const known = times.filter(time => time !== undefined);
  return known.length > 0 && known.length === times.length
    ? { newestAt: Math.min(...known) * 1_000 }
    : {};
}
