export * from './appearance';
export * from './StatusLabel';
export * from './KpiBar';
