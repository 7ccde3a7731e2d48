import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

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
  const intervalMs = readDuration(config, 'interval', {
    standard: 3 * SECOND,
    minimum: SECOND,
  });
  const timeoutMs = readDuration(config, 'timeout', {
    standard: 3 * SECOND,
    minimum: 1,
  });
  const health: HealthConfig = {
    intervalMs,
    timeoutMs,
    concurrency: readCount(config, 'concurrency', 128),
    spreadMs: readDuration(config, 'spread', { standard: 0, minimum: 0 }),
    dependenciesIntervalMs: readDuration(config, 'dependenciesInterval', {
      standard: Math.max(15 * SECOND, intervalMs),
      minimum: 0,
    }),
    failureThreshold: readCount(config, 'failureThreshold', 2),
    recoveryThreshold: readCount(config, 'recoveryThreshold', 1),
    freshnessMs: readDuration(config, 'freshness', {
      // A restart of the backend is shorter than this and should not make a fleet unknown.
      standard: Math.max(3 * intervalMs, 30 * SECOND),
      minimum: SECOND,
    }),
    retentionMs: readDuration(config, 'retention', {
      standard: 7 * DAY,
      minimum: 3_600 * SECOND,
    }),
  };
  if (health.spreadMs >= intervalMs && health.spreadMs > 0) {
    throw refuse(config, 'spread', `be shorter than ${keyOf('interval')}`);
  }
  if (health.freshnessMs <= intervalMs + timeoutMs) {
    throw refuse(
      config,
      'freshness',
      `be longer than ${keyOf('interval')} and ${keyOf('timeout')} together`,
    );
  }
  return health;
}

function keyOf(name: string): string {
  return `agents.health.${name}`;
}

function readDuration(
  config: Config,
  name: string,
  options: { standard: number; minimum: number },
): number {
  const { standard, minimum } = options;
  if (!config.has(keyOf(name))) return standard;
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key: keyOf(name) }),
    );
  } catch {
    throw refuse(config, name, 'be a duration such as { seconds: 5 } or "5s"');
  }
  if (!Number.isFinite(milliseconds) || milliseconds < minimum) {
    throw refuse(config, name, `be at least ${minimum} ms`);
  }
  return milliseconds;
}

function readCount(config: Config, name: string, standard: number): number {
  if (!config.has(keyOf(name))) return standard;
  const value = config.getOptional(keyOf(name));
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1) {
    return value;
  }
  throw refuse(config, name, 'be a whole number from 1');
}

function refuse(config: Config, name: string, must: string): InputError {
  const value = JSON.stringify(config.getOptional(keyOf(name)));
  return new InputError(`${keyOf(name)} is ${value}, but it must ${must}`);
}
