import type { Config } from '@backstage/config';
import { readDuration } from '../configuration/readDuration';

const SECOND = 1_000;
const DAY = 86_400_000;
const KEY = 'agents.alerts';

/** How alerts are raised and kept; durations in ms. */
export interface AlertsConfig {
  /** From one look at everything to the next. */
  intervalMs: number;
  /** For one look. */
  timeoutMs: number;
  /** For one kind of evidence to be collected. */
  sourceTimeoutMs: number;
  /** How long alerts that are resolved are kept, with everything that happened to them. */
  retentionMs: number;
}

/** Reads `agents.alerts`. @throws InputError naming the key and the value. */
export function readAlertsConfig(config: Config): AlertsConfig {
  const duration = (key: string, standard: number, minimum: number) =>
    readDuration(config, `${KEY}.${key}`, { standard, minimum });
  return {
    intervalMs: duration('interval', 5 * SECOND, SECOND),
    timeoutMs: duration('timeout', 60 * SECOND, SECOND),
    sourceTimeoutMs: duration('sourceTimeout', 10 * SECOND, 100),
    retentionMs: duration('retention', 400 * DAY, DAY),
  };
}
