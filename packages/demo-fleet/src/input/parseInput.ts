import { InputError } from '@backstage/errors';
import { z } from 'zod';

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) {
      return undefined;
    }
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}

/** One line per problem: the field, what is wrong with it, the value seen. */
export function describeProblems(error: z.ZodError, input: unknown): string {
  return error.issues
    .map(issue => {
      const field = issue.path.map(String).join('.') || 'body';
      return issue.code === 'unrecognized_keys'
        ? `${field}: unknown field ${issue.keys.join(', ')}`
        : `${field}: ${issue.message}; got ${shown(
            valueAt(input, issue.path),
          )}`;
    })
    .join('. ');
}

/**
 * Parses input of unknown shape.
 *
 * @throws InputError naming every offending field and the value seen.
 */
export function parseInput<TSchema extends z.ZodType>(
  schema: TSchema,
  input: unknown,
  subject?: string,
): z.output<TSchema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) {
    const problems = describeProblems(parsed.error, input);
    throw new InputError(subject ? `${subject}: ${problems}` : problems);
  }
  return parsed.data;
}
