import { isError } from '@backstage/errors';

/** Error codes by which drivers say that a unique index has such a row already. */
const CODES = new Set([
  '23505',
  'SQLITE_CONSTRAINT_PRIMARYKEY',
  'SQLITE_CONSTRAINT_UNIQUE',
]);

/** Whether an error says that a unique index stands against a row. */
export function isUniqueViolation(error: unknown): boolean {
  return isError(error) && 'code' in error && CODES.has(String(error.code));
}
