import { setTimeout as wait } from 'node:timers/promises';
import { LatencyHistogram } from './LatencyHistogram.ts';

/** What the users met. */
export interface LoadResult {
  latency: LatencyHistogram;
  failed: number;
  /** How often each failure came, by status or error. */
  failures: Map<string, number>;
}

const requestTimeoutMs = 60_000;

/** Lets users ask one task after the other, with a pause to read the answer in between. */
export async function runUsers(options: {
  url: string;
  users: number;
  seconds: number;
  pauseMs: number;
}): Promise<LoadResult> {
  const { url, users, seconds, pauseMs } = options;
  const latency = LatencyHistogram.create();
  const failures = new Map<string, number>();
  const end = performance.now() + seconds * 1000;
  let failed = 0;

  async function ask(user: string, task: number): Promise<void> {
    const startedAt = performance.now();
    const failure = await post(url, user, task);
    latency.record((performance.now() - startedAt) / 1000);
    if (failure !== undefined) {
      failed += 1;
      failures.set(failure, (failures.get(failure) ?? 0) + 1);
    }
  }

  async function live(index: number): Promise<void> {
    // Not all at once: users start within the first pause.
    await wait((pauseMs * index) / users);
    for (let task = 1; performance.now() < end; task += 1) {
      await ask(`load-${index}`, task);
      await wait(Math.max(0, Math.min(pauseMs, end - performance.now())));
    }
  }

  await Promise.all(Array.from({ length: users }, (_, index) => live(index)));
  return { latency, failed, failures };
}

/** Returns what went wrong, or undefined. */
async function post(
  url: string,
  user: string,
  task: number,
): Promise<string | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        user,
        input: `Task ${task}: summarise what you can do`,
      }),
      signal: AbortSignal.timeout(requestTimeoutMs),
    });
    await response.arrayBuffer();
    return response.ok ? undefined : `status ${response.status}`;
  } catch (error) {
    return error instanceof Error ? error.name : 'unknown';
  }
}
