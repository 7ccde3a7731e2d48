import { isStoredAnswerError } from '../offline/StoredAnswerError';

/**
 * Whether asking again may help: the backend failed (5xx) or was not reached. An answer such as
 * 403 or 404 is final.
 *
 * @public
 */
export function isTransient(error: unknown): boolean {
  if (error instanceof Error && error.name === 'AbortError') return false;
  // The network was tried already; it is tried again at the next round.
  if (isStoredAnswerError(error)) return false;
  const status = statusCodeOf(error);
  return status === undefined || status >= 500;
}

/**
 * The HTTP status that an error of the agents client carries, if it is an answer at all.
 *
 * @public
 */
export function statusCodeOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { statusCode } = error as { statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}
