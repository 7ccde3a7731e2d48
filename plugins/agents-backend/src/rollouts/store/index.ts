export * from './DatabaseRolloutStore';
export * from './MemoryRolloutStore';
export * from './rolloutStates';
