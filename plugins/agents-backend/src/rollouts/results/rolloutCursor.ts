import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.object({
  /** 1 for a rollout that is under way. */
  active: z.union([z.literal(0), z.literal(1)]),
  /** When it was made, ms since 1970. */
  createdAt: z.number(),
  id: z.string(),
});

/** The rollout after which a page goes on. */
export type RolloutCursor = z.infer<typeof cursorSchema>;

/** A cursor as text fit for a URL. */
export function encodeRolloutCursor(cursor: RolloutCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when it is damaged. */
export function decodeRolloutCursor(text: string): RolloutCursor {
  try {
    return cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'The query parameter cursor is not one that this API gave out; leave it away to start from the first page',
    );
  }
}
