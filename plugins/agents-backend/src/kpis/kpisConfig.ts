import { parseDuration } from '@agent-portal/plugin-agents-common';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDuration } from '../configuration/readDuration';
import { readReleaseMetrics } from './readReleaseMetrics';
import type { ReleaseMetrics } from './scrape/createScrapePlan';

const MINIMUM_DURATION_MS = 1_000;

/** How KPIs are evaluated and how long their data are kept; durations in ms. */
export interface KpisConfig {
  intervalMs: number;
  /** How often error budgets are counted. */
  budgetIntervalMs: number;
  timeoutMs: number;
  retention: KpiRetentionConfig;
}

/** How long the data of KPIs are kept, in ms. */
export interface KpiRetentionConfig {
  minutesMs: number;
  hoursMs: number;
  daysMs: number;
  samplesMs: number;
  transitionsMs: number;
}

/** How instances are read; durations in ms. */
export interface ScrapeConfig {
  intervalMs: number;
  /** Of one page of one instance. */
  timeoutMs: number;
  /** Instances read at the same time. */
  concurrency: number;
  /** Of one page. */
  maximumBytes: number;
  /** Of one page. */
  maximumSeries: number;
  /** How what releases do is told apart. */
  releases: ReleaseMetrics;
}

/** Reads `agents.kpis`. @throws InputError naming the key and the value. */
export function readKpisConfig(config: Config): KpisConfig {
  const duration = (key: string, standard: string) =>
    readDuration(config, `agents.kpis.${key}`, {
      standard: parseDuration(standard),
      minimum: MINIMUM_DURATION_MS,
    });
  return {
    intervalMs: duration('interval', '15s'),
    budgetIntervalMs: duration('budgetInterval', '1m'),
    timeoutMs: duration('timeout', '1m'),
    retention: {
      minutesMs: duration('retention.minutes', '48h'),
      hoursMs: duration('retention.hours', '35d'),
      daysMs: duration('retention.days', '400d'),
      samplesMs: duration('retention.samples', '400d'),
      transitionsMs: duration('retention.transitions', '400d'),
    },
  };
}

/** Reads `agents.scrape`. @throws InputError naming the key and the value. */
export function readScrapeConfig(config: Config): ScrapeConfig {
  const section = config.getOptionalConfig('agents.scrape');
  const duration = (key: string, standard: string) =>
    readDuration(config, `agents.scrape.${key}`, {
      standard: parseDuration(standard),
      minimum: MINIMUM_DURATION_MS,
    });
  const count = (key: string, fallback: number) =>
    readCount(section, `agents.scrape.${key}`, { key, fallback });
  return {
    intervalMs: duration('interval', '15s'),
    timeoutMs: duration('timeout', '5s'),
    concurrency: count('concurrency', 64),
    maximumBytes: count('maximumBytes', 8 * 1024 * 1024),
    maximumSeries: count('maximumSeries', 20_000),
    releases: readReleaseMetrics(section),
  };
}

function readCount(
  section: Config | undefined,
  path: string,
  { key, fallback }: { key: string; fallback: number },
): number {
  const value = section?.getOptional(key) ?? fallback;
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) {
    throw new InputError(
      `${path} is ${JSON.stringify(
        value,
      )}; it must be a whole number of at least 1, such as ${fallback}`,
    );
  }
  return count;
}
