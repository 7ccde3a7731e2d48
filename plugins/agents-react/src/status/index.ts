export * from './appearance';
export * from './readinessAppearance';
export * from './rolloutAppearance';
export * from './alertAppearance';
export type { AnyStatus } from './describeStatus';
export * from './StatusLabel';
export * from './KpiBar';
