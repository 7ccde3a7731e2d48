export * from './time';
export * from './words';
