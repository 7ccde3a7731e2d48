import { InputError } from '@backstage/errors';
import { z } from 'zod';

const cursorSchema = z.object({
  severity: z.enum(['P0', 'P1', 'P2', 'P3']),
  /** Ms since 1970. */
  deadline: z.number(),
  id: z.string(),
});

/** The alert after which a page goes on. */
export type AlertCursor = z.infer<typeof cursorSchema>;

/** A cursor as text fit for a URL. */
export function encodeAlertCursor(cursor: AlertCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws InputError when it is damaged. */
export function decodeAlertCursor(text: string): AlertCursor {
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
