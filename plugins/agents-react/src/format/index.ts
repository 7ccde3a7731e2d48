export * from './time';
export * from './words';
export * from './readinessWords';
