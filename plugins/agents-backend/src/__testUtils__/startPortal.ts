import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { agentsPlugin } from '../plugin';
import { collectTasks } from './collectTasks';
import { createMemoryDatabase } from './createMemoryDatabase';
import {
  createAgentEntity,
  createCoverageKpiSet,
  createProduction,
} from './entities';
import { listenLocally } from './listenLocally';

/** An agent that answers its health check and metrics until it is told not to. */
async function startAgent() {
  const state = { healthy: true, requests: 0 };
  const server = await listenLocally((req, res) => {
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
  return { ...server, state };
}

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

/**
 * The plugin with an agent that really answers. Its tasks run when they are told to; what follows
 * from one has happened when it is over.
 */
export async function startPortal(
  options: {
    permission?: Decision;
    health?: JsonObject;
    /** More of the catalog. */
    entities?: Entity[];
    kpis?: JsonObject;
    /** Modules beside it, and what `agents.prometheus` says. */
    modules?: Parameters<typeof startTestBackend>[0]['features'];
    prometheus?: JsonObject;
  } = {},
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
  const { knex, database } = createMemoryDatabase();
  const backend = await startTestBackend({
    features: [
      database.factory,
      agentsPlugin,
      ...(options.modules ?? []),
      catalogServiceMock.factory({
        entities: [
          createAgentEntity({
            name: 'architect',
            title: 'Architect',
            url: agent.url,
          }),
          createProduction(),
          createCoverageKpiSet(),
          ...(options.entities ?? []),
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          agents: {
            probe: { allow: ['127.0.0.1'] },
            health: options.health ?? {},
            kpis: options.kpis ?? {},
            ...(options.prometheus && { prometheus: options.prometheus }),
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
      await agent.stop();
    },
  };
}
