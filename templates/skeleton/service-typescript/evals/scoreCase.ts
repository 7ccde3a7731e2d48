import type { EvalCase, EvalResult } from './EvalCase.ts';

/**
 * Share of a case's expectations that were met, 0–1. The wrong status is worth nothing,
 * whatever the text says.
 */
export function scoreCase(
  expected: EvalCase,
  result: EvalResult,
): { score: number; missed: string[] } {
  if (result.status !== expected.status) {
    return {
      score: 0,
      missed: [`status ${expected.status}, was ${result.status}`],
    };
  }
  const text = result.text.toLowerCase();
  const missed = [
    ...expected.includes
      .filter(words => !text.includes(words.toLowerCase()))
      .map(words => `says ${JSON.stringify(words)}`),
    ...expected.excludes
      .filter(words => text.includes(words.toLowerCase()))
      .map(words => `does not say ${JSON.stringify(words)}`),
  ];
  const expectations = 1 + expected.includes.length + expected.excludes.length;
  return { score: 1 - missed.length / expectations, missed };
}
