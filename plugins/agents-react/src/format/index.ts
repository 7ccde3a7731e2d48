export * from './time';
export * from './words';
export * from './readinessWords';
export * from './rolloutWords';
