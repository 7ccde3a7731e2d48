export * from './DatabaseRolloutStore';
export * from './MemoryRolloutStore';
