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
  ReleaseSum,
  ScrapeStore,
  SpanQuery,
  SumQuery,
} from './ScrapeStore';
