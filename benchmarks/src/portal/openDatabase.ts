import { DatabaseManager } from '@backstage/backend-defaults/database';
import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { initializeDatabase } from '@agent-portal/plugin-agents-backend/src/database/initializeDatabase';
import type { Knex } from 'knex';
import { createDatabaseHome, type Engine } from './engines';

/** The portal's own database, with its schema and nothing else. */
export interface OpenDatabase {
  knex: Knex;
  /** Closes and removes it. */
  close(): Promise<void>;
}

/** Opens a database as the backend does, without the backend. */
export async function openDatabase(engine: Engine): Promise<OpenDatabase> {
  const home = await createDatabaseHome(engine);
  const manager = DatabaseManager.fromConfig(
    new ConfigReader({ backend: { database: home.config } }),
  );
  const database = manager.forPlugin('agents', {
    logger: silentLogger(),
    lifecycle: noLifecycle(),
  });
  const knex = await initializeDatabase(database);
  return {
    knex,
    close: async () => {
      await knex.destroy();
      await home.remove();
    },
  };
}

function silentLogger(): LoggerService {
  const logger: LoggerService = {
    error: () => {},
    warn: () => {},
    info: () => {},
    debug: () => {},
    child: () => logger,
  };
  return logger;
}

/** The benchmark closes what it opens. */
function noLifecycle(): LifecycleService {
  return { addStartupHook: () => {}, addShutdownHook: () => {} };
}
