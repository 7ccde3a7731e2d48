import type { KpiDefinition } from '../entities';
import type { KpiMeasurement } from './KpiMeasurement';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * How long an error budget is meant to last, in ms. The limits of {@link BURN_RULES} are made for
 * it: 14.4 times the even rate spends 2 % of the budget of 30 days within an hour.
 *
 * @public
 */
export const BUDGET_WINDOW_MS = 30 * DAY;

/**
 * How fast a budget may be used up, and over which two windows that is looked at: "Alerting on
 * SLOs", table 5-8, in The Site Reliability Workbook (2018). The long window shows that enough was
 * lost to matter, the short one that it has not ended.
 *
 * @public
 */
export const BURN_RULES = [
  { id: 'fast', limit: 14.4, longMs: HOUR, shortMs: 5 * MINUTE },
  { id: 'slow', limit: 6, longMs: 6 * HOUR, shortMs: 30 * MINUTE },
  { id: 'ticket', limit: 1, longMs: 3 * DAY, shortMs: 6 * HOUR },
] as const;

/** The window whose rate tells how long a budget lasts, ms. */
export const FORECAST_WINDOW_MS = 6 * HOUR;

/**
 * All windows that an error budget is judged by, in ms, from short to long.
 *
 * @public
 */
export const BUDGET_WINDOWS_MS: readonly number[] = [
  ...new Set([
    ...BURN_RULES.flatMap(({ longMs, shortMs }) => [longMs, shortMs]),
    BUDGET_WINDOW_MS,
  ]),
].sort((a, b) => a - b);

/**
 * What was counted in one window that ends when the measurement was made.
 *
 * @public
 */
export type BudgetCount = {
  windowMs: number;
  /** Events, such as requests or probes. */
  samples: number;
  /** Those of them that were bad. */
  bad: number;
  /** When the first of them was counted, ms; absent where the source does not say. */
  oldestAt?: number;
};

/**
 * What an error budget is judged by.
 *
 * @public
 */
export type BudgetMeasurement = {
  /** When it was counted, ms since 1970 in UTC. */
  at: number;
  counts: BudgetCount[];
  /** Why it could not be counted, or not in full: a clause such as `/metrics answers 503`. */
  problem?: string;
};

/**
 * The share of events that may be bad, 0 to 1; undefined for a KPI without an error budget.
 *
 * One has a budget when its value is a share of things that happen, each good or bad: a ratio of
 * counters or of probes. A share of a state, such as how busy workers are, and one that somebody
 * pushes from time to time have none.
 *
 * @public
 */
export function allowedShare(
  definition: Pick<KpiDefinition, 'unit' | 'direction' | 'source'> & {
    target?: number;
  },
): number | undefined {
  const { unit, direction, source, target } = definition;
  if (unit !== 'ratio' || target === undefined) return undefined;
  const counts =
    source.type === 'health' ||
    ((source.type === 'scrape' || source.type === 'prometheus') &&
      source.measure === 'ratio');
  if (!counts) return undefined;
  const allowed = direction === 'lower' ? target : 1 - target;
  return allowed > 0 && allowed < 1
    ? Number(allowed.toPrecision(12))
    : undefined;
}

/**
 * Counts the bad events of a window from its share.
 *
 * @param measurement - Of a ratio over `windowMs`.
 * @public
 */
export function toBudgetCount(
  definition: Pick<KpiDefinition, 'direction'>,
  windowMs: number,
  measurement: KpiMeasurement,
): BudgetCount {
  const { value, samples, oldestAt } = measurement;
  if (value === undefined || !Number.isFinite(value) || !(samples > 0)) {
    return { windowMs, samples: 0, bad: 0 };
  }
  const share = definition.direction === 'lower' ? value : 1 - value;
  return {
    windowMs,
    samples,
    // A share is no exact binary number, a count of events mostly a whole one.
    bad: Number((samples * Math.min(1, Math.max(0, share))).toFixed(6)),
    ...(oldestAt !== undefined && { oldestAt }),
  };
}
