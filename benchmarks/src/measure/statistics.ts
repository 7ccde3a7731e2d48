/** What a series of measurements comes to; times are milliseconds. */
export interface Series {
  samples: number;
  minimum: number;
  median: number;
  p95: number;
}

/** Sums up measurements. */
export function summarize(values: number[]): Series {
  if (values.length === 0) throw new Error('There is nothing to sum up');
  const sorted = [...values].sort((a, b) => a - b);
  return {
    samples: sorted.length,
    minimum: sorted[0],
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
  };
}

/** Interpolates between the two nearest ranks. */
function quantile(sorted: number[], share: number): number {
  const position = (sorted.length - 1) * share;
  const below = Math.floor(position);
  const above = Math.ceil(position);
  return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
}
