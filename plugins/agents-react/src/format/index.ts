export * from './time';
export * from './words';
export * from './readinessWords';
export * from './rolloutWords';
export * from './alertWords';
export * from './countdown';
