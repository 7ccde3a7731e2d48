import { ServiceUnavailableError } from '@backstage/errors';

/** Error codes by which drivers say that the database cannot be reached. */
const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  // PostgreSQL: connection failures, shutting down, too many connections.
  '08000',
  '08001',
  '08003',
  '08006',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  'SQLITE_BUSY',
  'SQLITE_CANTOPEN',
  'SQLITE_IOERR',
  'SQLITE_LOCKED',
]);

/** Whether an error says that the database cannot be reached, rather than that a query is wrong. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.name === 'KnexTimeoutError') return true;
  if ('code' in error && UNREACHABLE.has(String(error.code))) return true;
  return (
    error.message.startsWith('Connection terminated') ||
    error.message.includes('The database connection is not open')
  );
}

/** Whether an error is a driver's own, with the statement in its message. */
function isDatabaseError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return (
    error.name === 'SqliteError' || ('severity' in error && 'routine' in error)
  );
}

/** Says to the caller only that a query failed; the log has the rest. */
class RefusedQueryError extends Error {
  constructor(cause: unknown) {
    super('The database of Agent Portal refused a query; the log says more', {
      cause,
    });
    this.name = 'RefusedQueryError';
  }
}

function createUnavailableError(cause: unknown): ServiceUnavailableError {
  const error = new ServiceUnavailableError(
    'The database of Agent Portal does not answer; try again in a moment',
  );
  // Set apart: given to the constructor it would be in the message, and it must not be in the
  // answer, which holds what is enumerable.
  return Object.defineProperty(error, 'cause', {
    value: cause,
    enumerable: false,
  });
}

/**
 * The error to answer with, without the driver's own words: 503 while the database is away, 500
 * without the statement for a query that it refuses. The original stays as the cause, for the log.
 */
export function asServiceError(error: unknown): unknown {
  if (isDatabaseUnavailable(error)) return createUnavailableError(error);
  return isDatabaseError(error) ? new RefusedQueryError(error) : error;
}
