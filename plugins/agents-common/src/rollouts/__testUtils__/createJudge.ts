import type { RolloutJudge } from '../turn';

/** A judge that says pass, or what a test tells it. */
export function createJudge(): RolloutJudge & { outcome: string } {
  const judge = Object.assign(
    ({ now }: { now: number }) => ({
      outcome: judge.outcome as 'pass',
      at: new Date(now).toISOString(),
      text: `The candidate is found to ${judge.outcome}.`,
      comparisons: [],
    }),
    { outcome: 'pass' },
  );
  return judge;
}
