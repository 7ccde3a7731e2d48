import { isDatabaseUnavailable } from '../database/databaseErrors';
import type { Dependency } from './Dependency';

/**
 * The plugin's database, as something that the portal needs.
 *
 * Anyone may ask for the portal's health as often as they like; the database is asked at most once
 * in a while, and those who ask meanwhile share its answer.
 */
export function databaseDependency(options: {
  /** Runs a query that touches no table. */
  ping: () => Promise<unknown>;
  timeoutMs: number;
  /** How long an answer, good or bad, is good for. */
  cacheMs: number;
  now: () => number;
}): Dependency {
  const { ping, timeoutMs, cacheMs, now } = options;
  let answer: Promise<unknown> | undefined;
  let goodUntil = -Infinity;
  const askSometimes = async () => {
    if (!answer || now() >= goodUntil) {
      // While it is under way everyone waits for the same one.
      goodUntil = Infinity;
      answer = withTimeout(Promise.resolve().then(ping), timeoutMs).finally(
        () => {
          goodUntil = now() + cacheMs;
        },
      );
    }
    return answer;
  };
  return {
    name: 'database',
    type: 'datastore',
    required: true,
    async check() {
      try {
        await askSometimes();
        return {};
      } catch (error) {
        return {
          problem: isDatabaseUnavailable(error)
            ? 'The database does not answer.'
            : 'The database answers with an error.',
        };
      }
    },
  };
}

/** The catalog, as something that the portal needs to hear of new agents. */
export function catalogDependency(options: {
  /** When the catalog was last read in full; absent when it never was. */
  lastReadAt: () => number | undefined;
  maximumAgeMs: number;
  now: () => number;
}): Dependency {
  return {
    name: 'catalog',
    type: 'system',
    required: false,
    async check() {
      const at = options.lastReadAt();
      if (at === undefined) {
        return { problem: 'The catalog has not been read yet.' };
      }
      const age = options.now() - at;
      return age > options.maximumAgeMs
        ? {
            problem: `The catalog was last read ${Math.round(
              age / 1000,
            )} s ago.`,
          }
        : {};
    },
  };
}

async function withTimeout<T>(work: Promise<T>, timeoutMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const expired = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () =>
        reject(
          Object.assign(new Error('timed out'), { name: 'KnexTimeoutError' }),
        ),
      timeoutMs,
    );
  });
  try {
    return await Promise.race([work, expired]);
  } finally {
    clearTimeout(timer);
  }
}
