import { wilsonInterval } from '../../kpis';
import { normalQuantile } from './normalDistribution';

/**
 * Of fewer requests a bound says nothing: one error in five would lie beyond nearly every limit,
 * and happens to every release.
 */
export const LEAST_FOR_A_BOUND = 30;

/**
 * The lower bound, at a one-sided confidence, of the share that stands behind what was counted,
 * after Wilson (1927).
 *
 * @returns undefined when nothing was counted, or more events than there are requests.
 * @public
 */
export function shareBound(options: {
  events: number;
  total: number;
  /** 0.5–1. */
  confidence: number;
}): number | undefined {
  const { events, total, confidence } = options;
  return wilsonInterval(events, total, normalQuantile(confidence))?.low;
}

/** Whether a share is known to be greater than allowed. */
export function isBeyond(
  share: { events: number; total: number; allowed: number },
  confidence: number,
): boolean {
  const bound =
    share.total >= LEAST_FOR_A_BOUND
      ? shareBound({ ...share, confidence })
      : undefined;
  return bound !== undefined && bound > share.allowed;
}
