import type { Answer } from './answerTask.ts';

/**
 * Share of the checks that an answer passes, 0–1: it says something, it was not cut off,
 * nothing in it had to be masked, and no tool failed on the way. It needs no second model
 * call, so every answer gets it; whether answers are right is what `npm run evals` asks.
 */
export function scoreAnswer(answer: Answer): number {
  const checks = [
    answer.text.trim() !== '',
    answer.complete,
    answer.masked.length === 0,
    answer.toolsFailed === 0,
  ];
  return checks.filter(Boolean).length / checks.length;
}
