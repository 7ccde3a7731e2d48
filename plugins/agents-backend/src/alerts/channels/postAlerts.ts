import { boundedText } from '@agent-portal/plugin-agents-common';
import {
  type GuardedHttpSender,
  type HttpAnswer,
  TargetError,
} from '../../http';
import { AttemptError } from '../../rollouts/drivers/retryWithin';

const MAXIMUM_BYTES = 64 * 1024;

/** Statuses after which the very same request will be refused again. */
const FINAL = new Set([400, 405, 410, 413, 415, 422]);

/**
 * Posts JSON to a channel.
 *
 * @throws AttemptError that says whether it may be tried again.
 */
export async function postAlerts(
  http: GuardedHttpSender,
  request: {
    url: string;
    body: string;
    headers: Record<string, string>;
    timeoutMs: number;
    signal?: AbortSignal;
  },
): Promise<void> {
  const { url, headers, ...rest } = request;
  let answer: HttpAnswer;
  try {
    answer = await http.send(url, {
      ...rest,
      method: 'POST',
      maximumBytes: MAXIMUM_BYTES,
      accept: 'application/json',
      headers: { ...headers, 'content-type': 'application/json' },
    });
  } catch (error) {
    if (!(error instanceof TargetError)) throw error;
    throw new AttemptError(error.message, { isFinal: false });
  }
  if (answer.status >= 200 && answer.status <= 299) return;
  const words = boundedText(answer.body, 200);
  throw new AttemptError(
    `${new URL(url).host} answers ${answer.status}${words ? `: ${words}` : ''}`,
    { isFinal: FINAL.has(answer.status) },
  );
}
