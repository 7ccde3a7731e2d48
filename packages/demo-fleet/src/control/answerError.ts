import { serializeError, toError } from '@backstage/errors';
import { NextFunction, Request, Response } from 'express';

const statuses = new Map([
  ['InputError', 400],
  ['NotAllowedError', 403],
  ['NotFoundError', 404],
  ['ConflictError', 409],
  ['FenceError', 409],
]);

function statusOf(error: Error): number {
  // Express's own errors, such as a body that is not JSON, bring their status.
  const own = 'status' in error ? Number(error.status) : Number.NaN;
  return statuses.get(error.name) ?? (own >= 400 && own < 500 ? own : 500);
}

/** Answers a request that failed with the reason and a fitting status. */
export function answerError(
  thrown: unknown,
  _request: Request,
  response: Response,
  // Express recognises an error handler by its four parameters.
  _next: NextFunction,
): void {
  const error = toError(thrown);
  const { name, message } = serializeError(error);
  response.status(statusOf(error)).json({ error: { name, message } });
}
