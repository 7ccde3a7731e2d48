/**
 * Extension points of the agents backend.
 *
 * @packageDocumentation
 */
export * from './health';
export * from './kpis';
export * from './readiness';
export * from './rollouts';
