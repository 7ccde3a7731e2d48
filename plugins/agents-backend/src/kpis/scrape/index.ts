export { type ReleaseGain, noGain } from './releaseGains';
export { DatabaseScrapeStore } from './DatabaseScrapeStore';
export { MemoryScrapeStore } from './MemoryScrapeStore';
export {
  MetricsScrape,
  type MetricsScrapeOptions,
  type ScrapeSummary,
} from './MetricsScrape';
export type {
  KpiSpan,
  KpiSum,
  ReleaseGainQuery,
  ReleaseSpan,
  ReleaseSpanQuery,
  ReleaseSum,
  ScrapeStore,
  SpanQuery,
  SumQuery,
} from './ScrapeStore';
