export * from './Clock';
export * from './ClockProvider';
export * from './useNow';
