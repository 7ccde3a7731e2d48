import { initializeDatabase } from '@agent-portal/plugin-agents-backend/src/database/initializeDatabase';
import { DatabaseManager } from '@backstage/backend-defaults/database';
import type {
  LifecycleService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { Knex } from 'knex';
import { createDatabaseHome, type Engine } from '../portal/engines';

/** The plugin's database, empty, without a backend around it. */
export async function openPluginDatabase(
  engine: Engine,
): Promise<{ knex: Knex; close: () => Promise<void> }> {
  const home = await createDatabaseHome(engine);
  const config = new ConfigReader({ backend: { database: home.config } });
  const manager = DatabaseManager.fromConfig(config);
  const logger = createSilentLogger();
  const lifecycle: LifecycleService = {
    addStartupHook: () => {},
    addShutdownHook: () => {},
  };
  const knex = await initializeDatabase(
    manager.forPlugin('agents', { logger, lifecycle }),
  );
  return {
    knex,
    async close() {
      await knex.destroy();
      await home.remove();
    },
  };
}

function createSilentLogger(): LoggerService {
  const logger: LoggerService = {
    error: () => {},
    warn: () => {},
    info: () => {},
    debug: () => {},
    child: () => logger,
  };
  return logger;
}
