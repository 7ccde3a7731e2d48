/**
 * Entity types and schemas, permissions, the API contract with its client, and the domain logic
 * that backend and frontend share.
 *
 * @packageDocumentation
 */
export * from './alerts';
export * from './api';
export * from './entities';
export * from './health';
export * from './kpis';
export * from './permissions';
export * from './phase';
export * from './readiness';
export * from './rollouts';
export * from './signals';
export * from './verdicts';
// The instance as the API measures it; the one that an entity declares is part of `Agent`.
export type { AgentInstance } from './api';
export { openapiDocument } from './schema/openapi.generated';
export type * as agentsContract from './schema/types.generated';
