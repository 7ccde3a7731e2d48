export * from './DefaultRolloutEngine';
