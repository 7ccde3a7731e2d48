export * from './appearance';
export * from './readinessAppearance';
export * from './StatusLabel';
export * from './KpiBar';
