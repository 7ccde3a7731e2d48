import type { BurnWindow, KpiBudget, KpiBurn } from '../api/types';
import { type KpiDefinition, parseDuration } from '../entities';
import {
  BUDGET_WINDOW_MS,
  type BudgetCount,
  type BudgetMeasurement,
  BURN_RULES,
  FORECAST_WINDOW_MS,
} from './errorBudget';
import { describeBudget } from './describeBudget';
import { wilsonInterval } from './intervals';

/** Later than this, what was counted says nothing about the present. */
const MAXIMUM_AGE_MS = 10 * 60_000;

/** How much of a window has to be measured for its rate to stand for the whole of it. */
const MEASURED_SHARE = 0.5;

/** Fewer events than this in its long window show no burn, whatever the KPI asks for. */
const LEAST_EVENTS = 20;

/** From here on a budget is at risk whatever the rate, as the next incident may spend it. */
const NEARLY_SPENT = 0.9;

/**
 * Judges an error budget: how much of it is used up, how fast, and when it will be spent.
 *
 * A rate is known when its window was measured for at least half its length, and held so many
 * events that a single bad one does not take it over the limit: `samples × allowed × limit ≥ 1`.
 * A burn is `burning` when both of its windows are over, `ok` when one that is known is not, else
 * `unknown`. The long window is over when it holds the samples that the KPI needs, in proportion to
 * the KPI's own window where that is longer, and at least 20, and the lower bound of its share of
 * bad events by Wilson is over the limit: a few bad events among few are chance. What could not be measured in full can burn, and is never `ok`. A limit that would
 * take more than all events to be bad is left out.
 *
 * @param allowed - Share of events that may be bad; see `allowedShare`.
 * @param measurement - What was counted last; undefined when nothing ever was.
 * @param now - Ms since 1970 in UTC.
 * @param demand - How many samples the KPI needs in its window.
 * @public
 */
export function evaluateBudget(
  allowed: number,
  measurement: BudgetMeasurement | undefined,
  now: number,
  demand?: Pick<KpiDefinition, 'minimumSamples' | 'window'>,
): KpiBudget {
  const problem = problemOf(measurement, now);
  const isOld = !measurement || now - measurement.at > MAXIMUM_AGE_MS;
  const counted = isOld ? undefined : measurement;
  const context: Context = {
    allowed,
    at: counted?.at ?? now,
    isWhole: problem === undefined,
    counts: sharpened(counted?.counts ?? []),
    leastIn: windowMs => leastEvents(windowMs, demand),
  };
  const burns = BURN_RULES.filter(({ limit }) => limit * allowed < 1).map(
    rule => toBurn(rule, context),
  );
  const whole = countOf(context, BUDGET_WINDOW_MS);
  const measuredMs = measuredLength(whole, context);
  const spent = spentShare(whole, measuredMs, allowed);
  const exhaustedAt = whenExhausted(spent, context);
  const budget: KpiBudget = {
    allowed,
    windowMs: BUDGET_WINDOW_MS,
    samples: whole.samples,
    ...(whole.samples > 0 && { bad: whole.bad }),
    ...(spent !== undefined && { spent }),
    status: statusOf(spent, burns, context),
    burns,
    ...(exhaustedAt !== undefined && {
      exhaustedAt: new Date(exhaustedAt).toISOString(),
    }),
    text: '',
  };
  return {
    ...budget,
    text: describeBudget(budget, { measuredMs, problem, now }),
  };
}

type Context = {
  allowed: number;
  at: number;
  /** Whether everything that there was to count was counted. */
  isWhole: boolean;
  counts: Map<number, BudgetCount>;
  /** How many events a window needs to show a burn. */
  leastIn: (windowMs: number) => number;
};

function leastEvents(
  windowMs: number,
  demand?: Pick<KpiDefinition, 'minimumSamples' | 'window'>,
): number {
  if (!demand) return LEAST_EVENTS;
  const share = Math.min(1, windowMs / parseDuration(demand.window));
  return Math.max(LEAST_EVENTS, demand.minimumSamples * share);
}

function problemOf(
  measurement: BudgetMeasurement | undefined,
  now: number,
): string | undefined {
  if (!measurement) return 'it has not been counted yet';
  return now - measurement.at > MAXIMUM_AGE_MS
    ? 'it has not been counted for more than 10 min'
    : measurement.problem;
}

function countOf({ counts }: Context, windowMs: number): BudgetCount {
  return counts.get(windowMs) ?? { windowMs, samples: 0, bad: 0 };
}

/**
 * Takes the time of the first event from the shortest window that holds all events of a longer one:
 * a long window is counted by the hour or by the day, and would pass for measured from there on.
 */
function sharpened(counts: BudgetCount[]): Map<number, BudgetCount> {
  const result = new Map<number, BudgetCount>();
  let before: BudgetCount | undefined;
  for (const one of [...counts].sort((a, b) => a.windowMs - b.windowMs)) {
    const holdsNoMore =
      before?.oldestAt !== undefined &&
      one.oldestAt !== undefined &&
      before.samples === one.samples;
    before = holdsNoMore
      ? { ...one, oldestAt: Math.max(before!.oldestAt!, one.oldestAt!) }
      : one;
    result.set(one.windowMs, before);
  }
  return result;
}

/** For how much of a window there are data; all of it where the source does not say. */
function measuredLength(
  { windowMs, oldestAt }: BudgetCount,
  { at }: Context,
): number {
  return oldestAt === undefined
    ? windowMs
    : Math.min(windowMs, Math.max(0, at - oldestAt));
}

function toBurn(
  { id, limit, longMs, shortMs }: (typeof BURN_RULES)[number],
  context: Context,
): KpiBurn {
  const long = toWindow(countOf(context, longMs), limit, context);
  const short = toWindow(countOf(context, shortMs), limit, context);
  const rates = [long.rate, short.rate];
  const isOver = (rate: number | undefined) =>
    rate !== undefined && rate > limit;
  let status: KpiBurn['status'] = 'unknown';
  if (
    rates.every(isOver) &&
    isShown(countOf(context, longMs), limit, context)
  ) {
    status = 'burning';
  } else if (
    context.isWhole &&
    rates.some(rate => rate !== undefined && !isOver(rate))
  ) {
    status = 'ok';
  }
  return { id, limit, status, long, short };
}

/** Whether it is no chance that so many events of a window are bad. */
function isShown(
  { windowMs, samples, bad }: BudgetCount,
  limit: number,
  { allowed, leastIn }: Context,
): boolean {
  if (samples < leastIn(windowMs)) return false;
  return (wilsonInterval(bad, samples)?.low ?? 0) > limit * allowed;
}

function toWindow(
  count: BudgetCount,
  limit: number,
  context: Context,
): BurnWindow {
  const rate = rateOf(count, limit, context);
  return {
    windowMs: count.windowMs,
    ...(rate !== undefined && { rate }),
    samples: count.samples,
  };
}

/** How many times as fast as it lasts a budget is used up; undefined when that is not known. */
function rateOf(
  count: BudgetCount,
  limit: number,
  context: Context,
): number | undefined {
  const { windowMs, samples, bad } = count;
  const isMeasured =
    measuredLength(count, context) >= MEASURED_SHARE * windowMs;
  return isMeasured && samples * context.allowed * limit >= 1
    ? bad / samples / context.allowed
    : undefined;
}

/**
 * The share of the budget that is used up. Where data reach back less far than the budget, it is
 * the budget of the whole window: the events before them are taken to have been as many, and good.
 */
function spentShare(
  { windowMs, samples, bad }: BudgetCount,
  measuredMs: number,
  allowed: number,
): number | undefined {
  if (!(samples > 0)) return undefined;
  const share = Math.min(1, Math.max(measuredMs, 1) / windowMs);
  const events = samples / share;
  return events * allowed >= 1 ? bad / (events * allowed) : undefined;
}

/**
 * When the budget is spent if the last hours go on. Bad events that leave the window meanwhile are
 * not counted on, as they may all be recent, so it is the earliest it can be.
 */
function whenExhausted(
  spent: number | undefined,
  context: Context,
): number | undefined {
  const count = countOf(context, FORECAST_WINDOW_MS);
  const rate = rateOf(count, 1, context);
  if (spent === undefined || spent >= 1) return undefined;
  if (rate === undefined || rate <= 1) return undefined;
  return context.at + Math.round(((1 - spent) * BUDGET_WINDOW_MS) / rate);
}

function statusOf(
  spent: number | undefined,
  burns: KpiBurn[],
  { isWhole }: Context,
): KpiBudget['status'] {
  if (spent !== undefined && spent >= 1) return 'spent';
  const isBurning = burns.some(({ status }) => status === 'burning');
  if (isBurning || (spent !== undefined && spent >= NEARLY_SPENT)) {
    return 'at-risk';
  }
  // What little a short time used up says nothing about how long the rest will last.
  const isRateKnown = burns.some(({ status }) => status === 'ok');
  return spent === undefined || !isWhole || !isRateKnown ? 'unknown' : 'ok';
}
