import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { TaskError } from '../tasks/TaskError.ts';
import { describeError } from '../telemetry/describeError.ts';

interface Problem {
  status: number;
  /** Only what the caller may know. */
  detail?: string;
  errorType?: string;
  retryAfterSeconds?: number | undefined;
}

const titles: Record<number, string> = {
  400: 'The request is not valid',
  404: 'There is no such thing',
  413: 'The request is too large',
  415: 'The request is not JSON',
  429: 'Too many requests',
  500: 'The service failed',
  502: 'The language model gave no usable answer',
  503: 'The service cannot take the task now',
  504: 'The task took too long',
};

/** Answers with application/problem+json (RFC 9457). */
export async function sendProblem(
  reply: FastifyReply,
  problem: Problem,
): Promise<void> {
  const { retryAfterSeconds, ...told } = problem;
  if (retryAfterSeconds !== undefined) {
    reply.header('retry-after', retryAfterSeconds);
  }
  await reply
    .code(told.status)
    .type('application/problem+json')
    .send({ title: titles[told.status] ?? 'The request failed', ...told });
}

/** Turns what went wrong into an answer; what the caller must not know is only logged. */
export async function handleError(
  error: FastifyError | TaskError | z.ZodError,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  if (error instanceof TaskError) {
    // As text: a cause can be any object, with getters that throw.
    const cause =
      error.cause === undefined ? undefined : describeError(error.cause);
    request.log.warn({ errorType: error.type, cause }, error.message);
    const { status, type, message, retryAfterSeconds } = error;
    await sendProblem(reply, {
      status,
      detail: message,
      errorType: type,
      retryAfterSeconds,
    });
    return;
  }
  if (error instanceof z.ZodError) {
    const details = error.issues.map(issue =>
      [issue.path.join('.'), issue.message].filter(Boolean).join(': '),
    );
    await sendProblem(reply, { status: 400, detail: details.join('; ') });
    return;
  }
  const status = error.statusCode ?? 500;
  if (status >= 500) {
    request.log.error({ err: error }, 'A request failed');
    await sendProblem(reply, { status: 500 });
    return;
  }
  await sendProblem(reply, { status, detail: error.message });
}
