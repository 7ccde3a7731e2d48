/** Writes a ratio as a percentage with at most two decimals: 0.2 is "20 %". */
export function formatPercent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))} %`;
}
