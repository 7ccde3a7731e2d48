export * from './KpiSource';
export * from './agentsKpiSourceExtensionPoint';
