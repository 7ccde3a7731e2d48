import { InputError } from '@backstage/errors';
import { RE2JS } from 're2js';

const MAXIMUM_LENGTH = 500;

/**
 * Compiles a pattern in the syntax of RE2 into a test that asks whether it occurs anywhere in a
 * text. The time it takes grows with the length of the text and no faster, whatever the pattern:
 * there is no backtracking, and hence no look-around and no back-references.
 *
 * @throws InputError when the pattern is too long or no such pattern.
 * @public
 */
export function compilePattern(pattern: string): (text: string) => boolean {
  if (pattern.length > MAXIMUM_LENGTH) {
    throw new InputError(
      `The pattern "${pattern.slice(
        0,
        80,
      )}…" has more than ${MAXIMUM_LENGTH} characters; shorten it`,
    );
  }
  const compiled = compile(pattern);
  return text => compiled.matcher(text).find();
}

function compile(pattern: string): RE2JS {
  try {
    return RE2JS.compile(pattern);
  } catch (error) {
    throw new InputError(
      `The pattern "${pattern.slice(0, 80)}" is not in the syntax of RE2: ${
        error instanceof Error ? error.message : error
      }`,
    );
  }
}
