import { compilePattern } from '../../readiness/conditions/compilePattern';
import type { Place } from './Place';
import type { Field } from './fields';

const LONGEST = 500;
/** How long a pattern may be when its repeats are written out, as the engine does. */
const LARGEST = 10_000;
/** The same for all patterns of a scorecard together. */
const LARGEST_TOGETHER = 100_000;

const shortPattern: Field<string> = (value, place) => {
  if (typeof value !== 'string' || value === '') {
    return place.report(
      value,
      'is not a pattern',
      'write a regular expression as text',
    );
  }
  if (value.length > LONGEST) {
    return place.report(
      value,
      `is longer than ${LONGEST} characters`,
      'write a shorter pattern, or several comparisons',
    );
  }
  return size(value) > LARGEST
    ? place.report(
        value,
        'repeats too much',
        'write smaller numbers in {…}, or * and +',
      )
    : value;
};

/**
 * Reads the patterns of one scorecard: regular expressions in the syntax of RE2, whose matching
 * time grows with the text alone.
 */
export function scorecardPatterns(): Field<string> {
  let together = 0;
  return (value, place) => {
    const pattern = shortPattern(value, place);
    if (pattern === undefined) {
      return undefined;
    }
    together += size(pattern);
    return together > LARGEST_TOGETHER
      ? place.report(
          pattern,
          'is one pattern too many for a scorecard',
          'write fewer or smaller patterns, or split the scorecard',
        )
      : soundPattern(pattern, place);
  };
}

function soundPattern(pattern: string, place: Place): string | undefined {
  try {
    compilePattern(pattern);
    return pattern;
  } catch {
    return place.report(
      pattern,
      'is not a pattern in the syntax of RE2',
      'correct it; look-arounds and back-references are not part of it',
    );
  }
}

/** At least as much as the pattern has parts once its repeats are written out. */
function size(pattern: string): number {
  let repeats = 1;
  const counts = pattern.matchAll(/\{(\d{1,9})(?:,(\d{0,9}))?\}/g);
  for (const [, least, most] of counts) {
    repeats += Math.max(Number(least), Number(most ?? 0));
  }
  return pattern.length * repeats;
}
