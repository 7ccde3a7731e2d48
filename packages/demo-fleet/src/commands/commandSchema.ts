import { z } from 'zod';
import { releaseStateSchema } from '../router/releaseSchema';

/** What a request says about itself, so that it can be repeated and overtaken. */
export const commandSchema = z.strictObject({
  /** A request with a key that was seen before has no effect. */
  key: z
    .string()
    .regex(
      /^[\x21-\x7e]{1,200}$/,
      'must be 1 to 200 printable characters without blanks',
    )
    .optional(),
  /** A request with a lower token than one that was accepted is refused. */
  fence: z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER).optional(),
});

export type Command = z.output<typeof commandSchema>;

/** What is kept of the commands of one instance. */
export const commandLogSchema = z.strictObject({
  /** The highest token that was accepted. */
  fence: z.number().int().min(0).optional(),
  /** The oldest first. */
  done: z.array(
    z.strictObject({
      key: z.string(),
      /** What was asked for. */
      request: z.string(),
      /** What came of it. */
      release: releaseStateSchema,
    }),
  ),
});

export type CommandLogState = z.output<typeof commandLogSchema>;
