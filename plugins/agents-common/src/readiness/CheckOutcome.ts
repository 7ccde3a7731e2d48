import type { CheckOutcome } from '../api';

/**
 * What a check can come to, from best to worst, with the letter that stands for each in the
 * `outcomes` of a matrix row: one letter per check, in the order of the columns.
 *
 * - `pass`: its facts are known and its condition holds.
 * - `not-applicable`: the check is not about this agent. Not in the denominator.
 * - `exempt`: somebody granted an exemption that is not over. Not in the denominator, always shown.
 * - `unknown`: a fact is missing, too old or of the wrong provenance. Counts as not passed.
 * - `fail`: its facts are known and its condition does not hold.
 *
 * @public
 */
export const CHECK_OUTCOMES: ReadonlyArray<{
  outcome: CheckOutcome;
  letter: string;
}> = [
  { outcome: 'pass', letter: 'p' },
  { outcome: 'not-applicable', letter: 'n' },
  { outcome: 'exempt', letter: 'e' },
  { outcome: 'unknown', letter: 'u' },
  { outcome: 'fail', letter: 'f' },
];

const BY_LETTER = new Map(
  CHECK_OUTCOMES.map(({ outcome, letter }) => [letter, outcome]),
);

/**
 * The outcome that a letter stands for.
 *
 * @returns `unknown` for any other letter: what cannot be read is not known.
 * @public
 */
export function outcomeOfLetter(letter: string): CheckOutcome {
  return BY_LETTER.get(letter) ?? 'unknown';
}
