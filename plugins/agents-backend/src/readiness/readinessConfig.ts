import type { Config } from '@backstage/config';
import { readDuration } from '../configuration/readDuration';

const SECOND = 1_000;
const DAY = 86_400_000;

/** How agents are judged by scorecards; durations in ms. */
export interface ReadinessConfig {
  /** From one sweep over all agents to the next. */
  intervalMs: number;
  /** For one sweep. */
  timeoutMs: number;
  /** For each provider of facts, each time. */
  providerTimeoutMs: number;
  retention: {
    transitionsMs: number;
    /** Of where agents stood day by day, and of what was known about them. */
    daysMs: number;
  };
}

/** Reads `agents.readiness`. @throws InputError naming the key and the value. */
export function readReadinessConfig(config: Config): ReadinessConfig {
  const duration = (key: string, standard: number, minimum: number) =>
    readDuration(config, `agents.readiness.${key}`, { standard, minimum });
  return {
    intervalMs: duration('interval', 60 * SECOND, SECOND),
    timeoutMs: duration('timeout', 300 * SECOND, SECOND),
    providerTimeoutMs: duration('providerTimeout', 10 * SECOND, 100),
    retention: {
      transitionsMs: duration('retention.transitions', 400 * DAY, DAY),
      daysMs: duration('retention.days', 90 * DAY, DAY),
    },
  };
}
