import { createServer, type AddressInfo } from 'node:net';
import { createBackend } from '@backstage/backend-defaults';
import {
  type BackendFeature,
  coreServices,
  createBackendModule,
  createServiceFactory,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { Agent } from 'undici';
import { createDatabaseHome, type Engine } from './engines';
import { HeldScheduler } from './HeldScheduler';

const TOKEN = 'benchmark-token-of-enough-length';

/** An answer over HTTP. */
export interface Answer {
  status: number;
  body: Buffer;
}

/** A running Backstage backend. */
export interface Portal {
  /** The connection that a plugin itself uses. */
  knex(pluginId: string): Promise<Knex>;
  /** Runs one of a plugin's scheduled tasks, none of which runs by itself. */
  runTask(pluginId: string, id: string): Promise<void>;
  /** Asks over HTTP, on loopback, and reads the whole answer. */
  get(path: string, options?: { gzip?: boolean }): Promise<Answer>;
  /** Sends JSON over HTTP, on loopback, and reads the whole answer. */
  post(path: string, body: unknown): Promise<Answer>;
  stop(): Promise<void>;
}

/**
 * Starts a Backstage backend as in production (HTTP with its middleware, tokens, databases), but
 * for the configuration and for tasks, which wait to be told.
 */
export async function startPortal(options: {
  engine: Engine;
  features: BackendFeature[];
  /** Plugins whose databases are asked for. */
  databases: string[];
  config?: JsonObject;
}): Promise<Portal> {
  const home = await createDatabaseHome(options.engine);
  const port = await findPort();
  const databases = new Map<string, DatabaseService>();
  const schedulers = new Map<string, HeldScheduler>();

  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => new ConfigReader(createConfig(port, home.config, options)),
    }),
  );
  backend.add(
    createServiceFactory({
      service: coreServices.scheduler,
      deps: { plugin: coreServices.pluginMetadata },
      factory: ({ plugin }) => {
        const scheduler = new HeldScheduler();
        schedulers.set(plugin.getId(), scheduler);
        return scheduler;
      },
    }),
  );
  for (const feature of options.features) backend.add(feature);
  for (const pluginId of options.databases) {
    backend.add(keepDatabase(pluginId, databases));
  }
  await backend.start();

  const dispatcher = new Agent({ connections: 1 });
  async function ask(request: {
    path: string;
    method: 'GET' | 'POST';
    headers: Record<string, string>;
    body?: string;
  }): Promise<Answer> {
    const response = await dispatcher.request({
      ...request,
      origin: `http://127.0.0.1:${port}`,
      headers: { ...request.headers, authorization: `Bearer ${TOKEN}` },
    });
    const body = Buffer.from(await response.body.arrayBuffer());
    if (response.statusCode !== 200) {
      throw new Error(
        `${request.path} answered ${response.statusCode}: ${body}`,
      );
    }
    return { status: response.statusCode, body };
  }
  return {
    async knex(pluginId) {
      const database = databases.get(pluginId);
      if (!database) throw new Error(`No database of ${pluginId} was kept`);
      return database.getClient();
    },
    async runTask(pluginId, id) {
      await schedulers.get(pluginId)?.triggerTask(id);
    },
    get: (path, { gzip = false } = {}) =>
      ask({
        path,
        method: 'GET',
        headers: { 'accept-encoding': gzip ? 'gzip' : 'identity' },
      }),
    post: (path, body) =>
      ask({
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async stop() {
      await dispatcher.destroy();
      await backend.stop();
      await home.remove();
    },
  };
}

function createConfig(
  port: number,
  database: JsonObject,
  options: { config?: JsonObject },
): JsonObject {
  return {
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database,
      auth: {
        externalAccess: [
          { type: 'static', options: { token: TOKEN, subject: 'benchmark' } },
        ],
      },
    },
    ...options.config,
  };
}

/** Holds on to the database service of a plugin, so that its connection can be shared. */
function keepDatabase(
  pluginId: string,
  databases: Map<string, DatabaseService>,
): BackendFeature {
  return createBackendModule({
    pluginId,
    moduleId: 'benchmark-database',
    register(env) {
      env.registerInit({
        deps: { database: coreServices.database },
        async init({ database }) {
          databases.set(pluginId, database);
        },
      });
    },
  });
}

async function findPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
