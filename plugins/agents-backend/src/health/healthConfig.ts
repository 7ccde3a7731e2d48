import type { Config } from '@backstage/config';
import { readDuration, refuseValue } from '../configuration/readDuration';

/** How the health of the fleet is measured. */
export interface HealthConfig {
  intervalMs: number;
  timeoutMs: number;
  concurrency: number;
  spreadMs: number;
  dependenciesIntervalMs: number;
  failureThreshold: number;
  recoveryThreshold: number;
  freshnessMs: number;
  retentionMs: number;
}

const SECOND = 1_000;
const DAY = 86_400_000;

/**
 * Reads `agents.health`.
 *
 * The defaults let a failing agent be seen within ten seconds: two probes in a row, three seconds
 * apart, each of which may use up its timeout of three seconds.
 *
 * @throws InputError that names the key and the value that cannot be used.
 */
export function readHealthConfig(config: Config): HealthConfig {
  const intervalMs = readDuration(config, keyOf('interval'), {
    standard: 3 * SECOND,
    minimum: SECOND,
  });
  const timeoutMs = readDuration(config, keyOf('timeout'), {
    standard: 3 * SECOND,
    minimum: 1,
  });
  const health: HealthConfig = {
    intervalMs,
    timeoutMs,
    concurrency: readCount(config, 'concurrency', 128),
    spreadMs: readDuration(config, keyOf('spread'), {
      standard: 0,
      minimum: 0,
    }),
    dependenciesIntervalMs: readDuration(
      config,
      keyOf('dependenciesInterval'),
      {
        standard: Math.max(15 * SECOND, intervalMs),
        minimum: 0,
      },
    ),
    failureThreshold: readCount(config, 'failureThreshold', 2),
    recoveryThreshold: readCount(config, 'recoveryThreshold', 1),
    freshnessMs: readDuration(config, keyOf('freshness'), {
      // A restart of the backend is shorter than this and should not make a fleet unknown.
      standard: Math.max(3 * intervalMs, 30 * SECOND),
      minimum: SECOND,
    }),
    retentionMs: readDuration(config, keyOf('retention'), {
      standard: 7 * DAY,
      minimum: 3_600 * SECOND,
    }),
  };
  if (health.spreadMs >= intervalMs && health.spreadMs > 0) {
    throw refuseValue(
      config,
      keyOf('spread'),
      `be shorter than ${keyOf('interval')}`,
    );
  }
  if (health.freshnessMs <= intervalMs + timeoutMs) {
    throw refuseValue(
      config,
      keyOf('freshness'),
      `be longer than ${keyOf('interval')} and ${keyOf('timeout')} together`,
    );
  }
  return health;
}

function keyOf(name: string): string {
  return `agents.health.${name}`;
}

function readCount(config: Config, name: string, standard: number): number {
  if (!config.has(keyOf(name))) return standard;
  const value = config.getOptional(keyOf(name));
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) {
    return value;
  }
  throw refuseValue(config, keyOf(name), 'be a whole number from 1');
}
