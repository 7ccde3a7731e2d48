export { applyHysteresis, expireHealth } from './applyHysteresis';
export { boundedText } from './boundedText';
export { combineHealth } from './combineHealth';
export { boundComponents } from './formats/ComponentCollector';
export {
  type HealthAnswer,
  type HealthReading,
  MAXIMUM_COMPONENTS,
} from './HealthReading';
export type {
  HealthObservation,
  HealthPolicy,
  HealthState,
  HealthStreak,
} from './HealthState';
export { parseHealthDocument } from './parseHealthDocument';
export type {
  Dependency,
  DependencyReport,
  DependencyResource,
  DependentInstance,
} from './dependencies/model';
export { joinDependencies } from './joinDependencies';
export { type CountedUptime, describeUptime } from './describeUptime';
export { readDeepLinks } from './readDeepLinks';
