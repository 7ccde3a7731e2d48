export * from './describeFailure';
export * from './FailureNotice';
export * from './QueryState';
export * from './StaleNotice';
export * from './useDelayed';
