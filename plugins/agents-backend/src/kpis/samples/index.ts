export { DatabaseKpiSampleStore } from './DatabaseKpiSampleStore';
export { MemoryKpiSampleStore } from './MemoryKpiSampleStore';
export type { KpiSample, KpiSampleStore } from './KpiSampleStore';
export {
  KpiSampleService,
  type KpiSampleServiceOptions,
} from './KpiSampleService';
export {
  MemoryPushCounters,
  MetricsPushCounters,
  type PushCounters,
} from './PushCounters';
export { PushLimits } from './PushLimits';
export {
  type VisibleAgents,
  VisibleAgentsReadModel,
} from './VisibleAgentsReadModel';
