export * from './types';
export * from './AgentsClient';
