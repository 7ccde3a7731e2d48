export * from './model';
export * from './evidence';
