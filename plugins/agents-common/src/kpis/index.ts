export * from './KpiMeasurement';
export * from './exposition';
export * from './metricSelection';
export * from './metricAliases';
export * from './prometheusNames';
export * from './histogramQuantile';
export * from './intervals';
export * from './formatDuration';
export { describeTarget, formatBeside, formatKpiValue } from './formatKpiValue';
export { evaluateKpi, type KpiCriteria, type KpiVerdict } from './evaluateKpi';
export { kpiExpiresAt } from './kpiExpiresAt';
export {
  allowedShare,
  BUDGET_WINDOW_MS,
  BUDGET_WINDOWS_MS,
  type BudgetCount,
  type BudgetMeasurement,
  BURN_RULES,
  toBudgetCount,
} from './errorBudget';
export { evaluateBudget } from './evaluateBudget';
export { describeBurn } from './describeBudget';
export { evaluateTrend } from './evaluateTrend';
export { describeBucket, describeDoubt } from './explainVerdict';
