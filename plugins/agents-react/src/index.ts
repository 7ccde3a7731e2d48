/**
 * The client reference, query hooks and widgets that every frontend of Agent Portal shares.
 *
 * @packageDocumentation
 */
export * from './api';
export * from './clock';
export * from './figures';
export * from './format';
export * from './offline';
export * from './queries';
export * from './states';
export * from './status';
