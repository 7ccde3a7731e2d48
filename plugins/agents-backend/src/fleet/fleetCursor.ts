import type { FleetOrderField } from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import { z } from 'zod';

/** Orders by text; the others sort by a number. */
const TEXT_ORDERS: readonly string[] = ['name', 'owner'];

const cursorSchema = z.object({
  /** The order that the cursor belongs to. */
  orderBy: z.string(),
  order: z.enum(['asc', 'desc']),
  /** Which way the page lies from the row. */
  towards: z.enum(['next', 'previous']),
  /** The sort value, the title as it is sorted by, and the reference of the row to go on from. */
  value: z.union([z.string(), z.number()]),
  title: z.string(),
  ref: z.string(),
});

/** Where a page of the fleet goes on. */
export type FleetCursor = z.infer<typeof cursorSchema>;

/** A cursor as text fit for a URL. */
export function encodeCursor(cursor: FleetCursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/**
 * Reads a cursor that belongs to an order.
 *
 * @throws InputError when it is damaged or belongs to another order.
 */
export function decodeCursor(
  text: string,
  expected: { orderBy: FleetOrderField; order: 'asc' | 'desc' },
): FleetCursor {
  let cursor: FleetCursor;
  try {
    cursor = cursorSchema.parse(
      JSON.parse(Buffer.from(text, 'base64url').toString('utf8')),
    );
  } catch {
    throw new InputError(
      'The query parameter cursor is not one that this API gave out; leave it away to start from the first page',
    );
  }
  if (cursor.orderBy !== expected.orderBy || cursor.order !== expected.order) {
    throw new InputError(
      `The query parameter cursor belongs to the order ${cursor.orderBy} ${cursor.order}, not to ${expected.orderBy} ${expected.order}; leave it away to start from the first page`,
    );
  }
  const isText = typeof cursor.value === 'string';
  if (isText !== TEXT_ORDERS.includes(cursor.orderBy)) {
    throw new InputError(
      'The query parameter cursor is not one that this API gave out; leave it away to start from the first page',
    );
  }
  return cursor;
}
