export * from './agentsApiRef';
