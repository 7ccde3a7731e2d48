/**
 * Fixtures, fakes and network handlers for tests of whatever shows agents.
 *
 * @packageDocumentation
 */
export * from './testing';
export type { Clock } from './clock';
