export * from './model';
export * from './judgement';
export * from './presets';
export * from './toRolloutPolicy';
