export * from './decision';
export * from './observations';
export * from './policy';
export * from './rollout';
