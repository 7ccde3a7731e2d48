import type { Logger } from 'pino';
import type { Config } from '../config/Config.ts';
import type { Dependency } from '../health/Dependency.ts';
import { describeError } from '../telemetry/describeError.ts';

const probeTimeoutMs = 1500;

/** A store that lives in another process. */
export interface RemoteStore {
  /** Throws when the store cannot be used. */
  probe(signal: AbortSignal): Promise<void>;
  close?(): Promise<void>;
}

/**
 * Opens a store. In development, one in memory stands in for a store that does not
 * answer, so that the service runs on a machine with nothing else; anywhere else the
 * store is used as soon as it answers, and counts as failed until then.
 */
export async function openOrStandIn<TStore extends object>(options: {
  config: Config;
  logger: Logger;
  name: string;
  store: TStore & RemoteStore;
  standIn: () => TStore;
}): Promise<{ store: TStore; dependency: Dependency; close(): Promise<void> }> {
  const { config, logger, name, store, standIn } = options;
  const close = async () => await store.close?.();
  if (config.environment === 'development') {
    try {
      await store.probe(AbortSignal.timeout(probeTimeoutMs));
    } catch (error) {
      await close();
      logger.warn(
        { error: describeError(error) },
        `${name} does not answer; a store in memory stands in for it`,
      );
      return {
        store: standIn(),
        dependency: {
          name,
          componentType: 'datastore',
          standIn: 'in memory (development)',
          probe: async () => {},
        },
        close: async () => {},
      };
    }
  }
  return {
    store,
    dependency: {
      name,
      componentType: 'datastore',
      standIn: '',
      probe: signal => store.probe(signal),
    },
    close,
  };
}
