import type { z } from 'zod';

/**
 * Parses the JSON that a traffic system answered with.
 *
 * @throws Error naming the first field that is not as it should be.
 */
export function parseAnswer<TSchema extends z.ZodType>(
  schema: TSchema,
  body: string,
): z.output<TSchema> {
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    throw new Error(
      `the answer is not JSON but begins with ${JSON.stringify(
        body.slice(0, 40),
      )}`,
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(
    `the answer cannot be used: ${issue.path.join('.') || 'body'}: ${
      issue.message
    }`,
  );
}
