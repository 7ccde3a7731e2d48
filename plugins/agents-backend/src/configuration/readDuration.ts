import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';

/**
 * Reads a duration in any form that Backstage knows.
 *
 * @param key - In full, such as `agents.health.interval`.
 * @param options - `standard` applies when it is not set; both in ms.
 * @returns Milliseconds.
 * @throws InputError that names the key and the value that cannot be used.
 */
export function readDuration(
  config: Config,
  key: string,
  options: { standard: number; minimum: number },
): number {
  const { standard, minimum } = options;
  if (!config.has(key)) return standard;
  let milliseconds: number;
  try {
    milliseconds = durationToMilliseconds(
      readDurationFromConfig(config, { key }),
    );
  } catch {
    throw refuseValue(
      config,
      key,
      'be a duration such as { seconds: 5 } or "5s"',
    );
  }
  if (!Number.isFinite(milliseconds) || milliseconds < minimum) {
    throw refuseValue(config, key, `be at least ${minimum} ms`);
  }
  return milliseconds;
}

/** The error for a value that cannot be used. */
export function refuseValue(
  config: Config,
  key: string,
  must: string,
): InputError {
  const value = JSON.stringify(config.getOptional(key));
  return new InputError(`${key} is ${value}, but it must ${must}`);
}
