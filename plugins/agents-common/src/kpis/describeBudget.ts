import type { BurnWindow, KpiBudget, KpiBurn } from '../api/types';
import { formatDuration } from './formatDuration';
import { BUDGET_WINDOW_MS, FORECAST_WINDOW_MS } from './errorBudget';

/** A window that is measured for this share of it passes for measured. */
const WELL_MEASURED = 0.95;

const WHOLE = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const SHORT = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });

/** How an error budget stands, in one sentence. */
export function describeBudget(
  budget: KpiBudget,
  context: { measuredMs: number; problem?: string; now: number },
): string {
  const { spent, samples } = budget;
  const { measuredMs, problem, now } = context;
  const length = formatDuration(BUDGET_WINDOW_MS);
  const reach =
    samples > 0 && measuredMs < WELL_MEASURED * BUDGET_WINDOW_MS
      ? ` (${formatDuration(measuredMs)} of them measured)`
      : '';
  const whole = `the error budget of ${length}${reach}`;
  const doubt =
    problem === undefined ? '' : `; not counted in full: ${problem}`;
  if (spent === undefined) {
    const why =
      samples === 0
        ? problem ?? 'nothing was counted'
        : `${count(samples)} events are too few to tell`;
    return `How much of ${whole} is used is not known: ${why}.`;
  }
  if (spent >= 1) {
    return `All of ${whole} is spent: ${formatShare(
      spent,
    )} of what may fail has failed${doubt}.`;
  }
  return `${formatShare(spent)} of ${whole} is used${describeForecast(
    budget,
    now,
  )}${doubt}.`;
}

/**
 * How fast an error budget is used up over two windows, in one sentence.
 *
 * @public
 */
export function describeBurn(burn: KpiBurn): string {
  const { limit, long, short } = burn;
  const times = SHORT.format(limit);
  switch (burn.status) {
    case 'burning':
      return `The error budget is used up ${describeRate(
        long,
      )} and ${describeRate(
        short,
      )}, more than ${times} times as fast as it lasts.`;
    case 'ok':
      return `The error budget is not used up more than ${times} times as fast as it lasts.`;
    default:
      return `Whether the error budget is used up more than ${times} times as fast as it lasts is not known: ${describeSamples(
        long,
      )} and ${describeSamples(short)}.`;
  }
}

function describeRate({ rate = 0, windowMs }: BurnWindow): string {
  return `${SHORT.format(rate)} times too fast over ${formatDuration(
    windowMs,
  )}`;
}

function describeSamples({ samples, windowMs }: BurnWindow): string {
  return `${count(samples)} samples in ${formatDuration(windowMs)}`;
}

function describeForecast(
  { exhaustedAt, burns }: KpiBudget,
  now: number,
): string {
  const hours = `at the rate of the last ${formatDuration(FORECAST_WINDOW_MS)}`;
  if (exhaustedAt !== undefined) {
    const left = Math.max(0, Date.parse(exhaustedAt) - now);
    return `; ${hours} it is spent in ${formatDuration(left)}`;
  }
  const rate = burns.find(({ id }) => id === 'ticket')?.short.rate;
  return rate === undefined ? '' : `; ${hours} it lasts`;
}

/** A share in per cent; one that is neither nothing nor all never reads 0 % or 100 %. */
function formatShare(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 0.1) return 'Less than 0.1 %';
  if (percent < 10) return `${SHORT.format(percent)} %`;
  return `${WHOLE.format(percent < 100 ? Math.floor(percent) : percent)} %`;
}

function count(value: number): string {
  return WHOLE.format(Math.floor(value));
}
