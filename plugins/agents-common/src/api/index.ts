export * from './AgentsApi';
export * from './AlertsApi';
export * from './AgentsClient';
export * from './AgentsRequestOptions';
export * from './FleetApi';
export * from './ReadinessApi';
export * from './RolloutsApi';
export type { AgentsClientOptions } from './connection';
export * from './types';
