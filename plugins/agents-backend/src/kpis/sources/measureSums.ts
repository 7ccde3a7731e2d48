import {
  histogramQuantile,
  type KpiDefinition,
  type KpiMeasurement,
  wilsonInterval,
} from '@agent-portal/plugin-agents-common';
import { readBucketName } from '../scrape/histogramBuckets';
import type { KpiSum } from '../scrape/ScrapeStore';

/** Sums as they are measured with, whatever span of time they are of. */
export type MeasuredSum = Pick<
  KpiSum,
  'bucket' | 'total' | 'count' | 'newestAt' | 'oldestAt'
>;

/** Makes a measurement of what a KPI gained in the environments it is measured in. */
export function measureSums(
  definition: Pick<KpiDefinition, 'source' | 'unit'>,
  sums: MeasuredSum[],
): KpiMeasurement {
  const { source, unit } = definition;
  const quantile =
    source.type === 'scrape' && source.measure === 'quantile'
      ? source.quantile
      : undefined;
  let total = 0;
  let samples = 0;
  let newestAt: number | undefined;
  let oldestAt: number | undefined;
  for (const sum of sums) {
    if ((sum.bucket !== '') !== (quantile !== undefined)) continue;
    total += sum.total;
    samples += sum.count;
    newestAt = Math.max(newestAt ?? 0, sum.newestAt);
    oldestAt = Math.min(oldestAt ?? Infinity, sum.oldestAt);
  }
  if (!(samples > 0)) return { samples: 0 };

  const measurement: KpiMeasurement = { samples, newestAt, oldestAt };
  if (quantile !== undefined) {
    const estimate = histogramQuantile(
      sums
        .filter(sum => sum.bucket !== '')
        .map(({ bucket, count }) => ({ ...readBucketName(bucket), count })),
      quantile,
    );
    if (!estimate) return measurement;
    return {
      ...measurement,
      value: estimate.value,
      ...(estimate.atLeast && { atLeast: true }),
      ...(estimate.bucket && { bucket: estimate.bucket }),
    };
  }
  const isShare =
    source.type === 'scrape' && source.measure === 'ratio' && unit === 'ratio';
  const interval = isShare ? wilsonInterval(total, samples) : undefined;
  return {
    ...measurement,
    value: total / samples,
    ...(interval && { interval }),
  };
}
