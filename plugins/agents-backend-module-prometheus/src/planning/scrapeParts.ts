import type {
  MetricSelector,
  ScrapeKpiSource,
} from '@agent-portal/plugin-agents-common';
import { apply, figure, newest } from './figure';
import type { Part } from './Part';

const increase = { overTime: apply('increase') };

/** The parts that a KPI of type `scrape` is made of, with the one that says when it was seen last. */
export function scrapeParts(source: ScrapeKpiSource): Part[] {
  const { labels } = 'labels' in source ? source : { labels: undefined };
  const of = (metric: string): MetricSelector => ({
    metric,
    ...(labels && { labels }),
  });
  switch (source.measure) {
    case 'ratio':
      return [
        ...figure('total', source.numerator, increase),
        ...figure('count', source.denominator, increase),
        newest(source.denominator),
      ];
    case 'mean':
      return [
        ...figure('total', of(`${source.metric}_sum`), increase),
        ...figure('count', of(`${source.metric}_count`), increase),
        newest(of(`${source.metric}_count`)),
      ];
    case 'quantile':
      return [
        ...figure('bucket', of(`${source.metric}_bucket`), {
          ...increase,
          labels: ['le'],
        }),
        newest(of(`${source.metric}_bucket`)),
      ];
    default:
      return [
        ...figure('total', of(source.metric), {
          overTime: apply('sum_over_time'),
        }),
        ...figure('count', of(source.metric), {
          overTime: apply('count_over_time'),
        }),
        newest(of(source.metric)),
      ];
  }
}
