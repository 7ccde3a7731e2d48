export * from './samples';
export * from './scrape';
export * from './sources';
export * from './states';
export { OtlpReceiver } from './otlp';
export {
  KpiEvaluation,
  type KpiEvaluationOptions,
  type KpiEvaluationSummary,
} from './KpiEvaluation';
export { KpiBudgetEvaluation } from './KpiBudgetEvaluation';
export { KpiReadModel, type KpiReadModelOptions } from './KpiReadModel';
export {
  KpiVerdictReadModel,
  type StoredBurn,
  type StoredKpiVerdict,
} from './KpiVerdictReadModel';
export { KpiRetention, type KpiRetentionOptions } from './KpiRetention';
export {
  type KpiRetentionConfig,
  type KpisConfig,
  readKpisConfig,
  readScrapeConfig,
  type ScrapeConfig,
} from './kpisConfig';
export { createKpisFeature } from './createKpisFeature';
export { KpiSourceRegistry } from './KpiSourceRegistry';
