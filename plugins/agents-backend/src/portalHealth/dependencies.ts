import { isDatabaseUnavailable } from '../database/databaseErrors';
import type { Dependency } from './Dependency';

/** The plugin's database, as something that the portal needs. */
export function databaseDependency(options: {
  /** Runs a query that touches no table. */
  ping: () => Promise<unknown>;
  timeoutMs: number;
}): Dependency {
  return {
    name: 'database',
    type: 'datastore',
    required: true,
    async check() {
      try {
        await withTimeout(options.ping(), options.timeoutMs);
        return undefined;
      } catch (error) {
        return isDatabaseUnavailable(error)
          ? 'The database does not answer.'
          : 'The database answers with an error.';
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
      if (at === undefined) return 'The catalog has not been read yet.';
      const age = options.now() - at;
      return age > options.maximumAgeMs
        ? `The catalog was last read ${Math.round(age / 1000)} s ago.`
        : undefined;
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
