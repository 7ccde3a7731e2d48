import type { KpiResult } from '@agent-portal/plugin-agents-common';

const MOST_STEPS = 4;
const SMALLEST_EXPONENT = -6;
const NOISE = 1e-5;
const LEVEL_MARGIN = 0.05;

/** Steps from fine to coarse; each divides 1, so that an axis of shares ends there. */
const STEPS = Array.from({ length: -SMALLEST_EXPONENT }, (_, index) =>
  [1, 2, 5].map(factor => factor / 10 ** (-SMALLEST_EXPONENT - index)),
).flat();

/**
 * The axis of a KPI that is a share: it holds the line and the target, and ends at 0 and at 1,
 * where the usual axis would go on beyond 100 %. None where a value itself lies beyond.
 */
export function createRatioAxis(
  result: Pick<KpiResult, 'points' | 'target' | 'warning'>,
): { domain: [number, number]; ticks: number[] } | undefined {
  const values = [
    ...result.points.map(point => point.value),
    result.target,
    result.warning,
  ].filter((value): value is number => value !== undefined);
  const lowest = Math.min(...values);
  const highest = Math.max(...values);
  if (values.length === 0 || lowest < 0 || highest > 1) return undefined;
  // A level line has room on both sides, instead of an axis of its noise.
  const margin = highest - lowest < NOISE ? LEVEL_MARGIN * (highest || 1) : 0;
  const low = Math.max(0, lowest - margin);
  const high = Math.min(1, highest + margin);
  for (const step of STEPS) {
    // Shares are no exact binary numbers: 0.3 / 0.1 is a little less than 3.
    const first = Math.floor(low / step + 1e-9);
    const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
    if (last - first <= MOST_STEPS && last * step <= 1 + 1e-9) {
      const ticks = Array.from({ length: last - first + 1 }, (_, index) =>
        Number(((first + index) * step).toFixed(-SMALLEST_EXPONENT)),
      );
      return { domain: [ticks[0], ticks[ticks.length - 1]], ticks };
    }
  }
  return { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] };
}
