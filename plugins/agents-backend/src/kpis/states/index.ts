export { DatabaseKpiStateStore } from './DatabaseKpiStateStore';
export { MemoryKpiStateStore } from './MemoryKpiStateStore';
export type { KpiState, KpiStateStore, KpiTransition } from './KpiStateStore';
