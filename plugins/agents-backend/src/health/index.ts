export { DatabaseHealthReadModel } from './DatabaseHealthReadModel';
export { DatabaseHealthStore } from './DatabaseHealthStore';
export { type HealthConfig, readHealthConfig } from './healthConfig';
export { HealthProberRegistry } from './HealthProberRegistry';
export type { HealthReadModel } from './HealthReadModel';
export type { HealthStore } from './HealthStore';
export { HealthSweep, type HealthTargetSource } from './HealthSweep';
export { HealthUpkeep } from './HealthUpkeep';
export { HttpHealthProber } from './HttpHealthProber';
export { MemoryHealthStore } from './MemoryHealthStore';
export type {
  InstanceHealthRecord,
  InstanceHistory,
  InstanceKey,
  UptimeCount,
} from './model';
export { createHealthFeature } from './createHealthFeature';
export { emptyHistory } from './historyRange';
