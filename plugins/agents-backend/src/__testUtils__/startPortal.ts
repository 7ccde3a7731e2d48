import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';
import { agentsPlugin } from '../plugin';
import { collectTasks } from './collectTasks';

/** An agent that answers its health check and metrics until it is told not to. */
async function startAgent() {
  const state = { healthy: true, requests: 0 };
  const server: Server = createServer((req, res) => {
    if (req.url === '/metrics') {
      res.setHeader('content-type', 'text/plain; version=0.0.4');
      res.end(`agent_tasks_total{outcome="completed"} ${state.requests}\n`);
      return;
    }
    res.statusCode = state.healthy ? 200 : 503;
    res.setHeader('content-type', 'application/health+json');
    res.end(
      JSON.stringify({
        status: state.healthy ? 'pass' : 'fail',
        releaseId: '1.4.0',
        output: state.healthy ? undefined : 'database unreachable',
      }),
    );
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { state, server, url: `http://127.0.0.1:${port}` };
}

function createEntities(url: string): Entity[] {
  return [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'architect', title: 'Architect', etag: '1' },
      spec: {
        type: 'ai-agent',
        lifecycle: 'production',
        owner: 'group:default/core',
        agent: {
          instances: [{ environment: 'resource:default/production', url }],
        },
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: { name: 'production', title: 'Production', etag: '1' },
      spec: {
        type: 'environment',
        owner: 'group:default/core',
        environment: {
          stage: 'production',
          order: 2,
          purpose: 'live',
          dataClass: 'real',
          access: [],
        },
      },
    },
    {
      apiVersion: 'agentportal.dev/v1alpha1',
      kind: 'KpiSet',
      metadata: { name: 'standard', etag: '1' },
      spec: {
        owner: 'group:default/core',
        default: true,
        kpis: [
          {
            id: 'test-coverage',
            title: 'Test coverage',
            category: 'technical',
            unit: 'ratio',
            direction: 'higher',
            target: 0.8,
            window: '30d',
            minimumSamples: 1,
            source: { type: 'push' },
          },
        ],
      },
    },
  ];
}

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

/**
 * The plugin with an agent that really answers. Its tasks run when they are told to; what follows
 * from one has happened when it is over.
 */
export async function startPortal(
  options: { permission?: Decision; health?: JsonObject } = {},
) {
  const agent = await startAgent();
  const { scheduler, tasks } = collectTasks();
  const permissions = mockServices.permissions.mock();
  const result: Decision = options.permission ?? AuthorizeResult.ALLOW;
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result })),
  );
  permissions.authorizeConditional.mockImplementation(async requests =>
    requests.map(() => ({ result })),
  );
  const knex = createKnex({
    client: 'better-sqlite3',
    connection: ':memory:',
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  const backend = await startTestBackend({
    features: [
      mockServices.database.mock({ getClient: async () => knex }).factory,
      agentsPlugin,
      catalogServiceMock.factory({ entities: createEntities(agent.url) }),
      mockServices.rootConfig.factory({
        data: {
          agents: {
            probe: { allow: ['127.0.0.1'] },
            health: options.health ?? {},
          },
        },
      }),
      permissions.factory,
      scheduler.factory,
    ],
  });
  return {
    agent,
    knex,
    permissions,
    server: backend.server,
    /** Runs a task, and waits for what follows from it. */
    async run(id: string) {
      const { signal } = new AbortController();
      await tasks.get(`agents-${id}`)!(signal);
      await tasks.get('agents-changes')!(signal);
    },
    async stop() {
      await backend.stop();
      await knex.destroy();
      agent.server.closeAllConnections();
      await new Promise(resolve => agent.server.close(resolve));
    },
  };
}
