import type { HealthStatus } from '../api/types';

/**
 * The words for a status that services use: those of `application/health+json` and its aliases,
 * of MicroProfile Health, of Spring Boot Actuator, and of common practice.
 */
const STATUS_OF_WORD = new Map<string, HealthStatus>([
  ['pass', 'pass'],
  ['passing', 'pass'],
  ['ok', 'pass'],
  ['okay', 'pass'],
  ['up', 'pass'],
  ['healthy', 'pass'],
  ['alive', 'pass'],
  ['ready', 'pass'],
  ['green', 'pass'],
  ['true', 'pass'],
  ['warn', 'warn'],
  ['warning', 'warn'],
  ['degraded', 'warn'],
  ['yellow', 'warn'],
  ['fail', 'fail'],
  ['failed', 'fail'],
  ['failing', 'fail'],
  ['failure', 'fail'],
  ['error', 'fail'],
  ['down', 'fail'],
  ['unhealthy', 'fail'],
  ['critical', 'fail'],
  ['out_of_service', 'fail'],
  ['red', 'fail'],
  ['false', 'fail'],
  ['unknown', 'unknown'],
]);

/** The status that a word or flag stands for; `undefined` when it stands for none. */
export function statusOf(value: unknown): HealthStatus | undefined {
  if (typeof value === 'boolean') return value ? 'pass' : 'fail';
  if (typeof value !== 'string' || value.length > 40) return undefined;
  return STATUS_OF_WORD.get(value.trim().toLowerCase());
}
