export * from './KpiMeasurement';
export * from './exposition';
export * from './metricSelection';
export * from './histogramQuantile';
export * from './intervals';
export * from './formatDuration';
export { describeTarget, formatBeside, formatKpiValue } from './formatKpiValue';
export { evaluateKpi, type KpiCriteria, type KpiVerdict } from './evaluateKpi';
export { kpiExpiresAt } from './kpiExpiresAt';
