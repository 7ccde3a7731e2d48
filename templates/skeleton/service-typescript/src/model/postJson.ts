import type { z } from 'zod';
import { TaskError } from '../tasks/TaskError.ts';

/**
 * Posts to the model's provider and reads its answer.
 *
 * @throws TaskError `model_unavailable` or `model_refused`, without the content of the call
 */
export async function postJson<TSchema extends z.ZodType>(options: {
  url: string;
  headers: Record<string, string>;
  body: unknown;
  schema: TSchema;
  signal: AbortSignal;
}): Promise<z.output<TSchema>> {
  const { url, headers, body, schema, signal } = options;
  const { host } = new URL(url);
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
    signal,
  }).catch((cause: unknown) => {
    throw new TaskError('model_unavailable', `${host} cannot be reached`, {
      cause,
    });
  });
  if (!response.ok) {
    await response.body?.cancel();
    const again = response.status === 429 || response.status >= 500;
    throw new TaskError(
      again ? 'model_unavailable' : 'model_refused',
      `${host} answered with status ${response.status}`,
    );
  }
  const result = schema.safeParse(
    await response.json().catch((cause: unknown) => {
      throw new TaskError(
        'model_unavailable',
        `${host} did not answer with JSON`,
        {
          cause,
        },
      );
    }),
  );
  if (!result.success) {
    const [issue] = result.error.issues;
    throw new TaskError(
      'model_refused',
      `${host} answered in an unknown form: ${issue?.path.join('.')}: ${
        issue?.message
      }`,
    );
  }
  return result.data;
}

/** Whether anything answers at the address: any status below 500 will do. */
export async function probeUrl(
  url: string,
  signal: AbortSignal,
): Promise<void> {
  const response = await fetch(url, { signal });
  await response.body?.cancel();
  if (response.status >= 500) {
    throw new Error(
      `${new URL(url).host} answered with status ${response.status}`,
    );
  }
}
