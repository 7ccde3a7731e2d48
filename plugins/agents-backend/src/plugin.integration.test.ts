import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type {
  AgentDetail,
  FleetPage,
} from '@agent-portal/plugin-agents-common';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import createKnex from 'knex';
import request from 'supertest';
import { agentsPlugin } from './plugin';

jest.setTimeout(60_000);

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

const PATH = '/api/agents/v1/agents/component/default/architect';

type Decision = AuthorizeResult.ALLOW | AuthorizeResult.DENY;

async function startPortal(
  options: { permission?: Decision; health?: JsonObject } = {},
) {
  const agent = await startAgent();
  const scheduler = mockServices.scheduler.mock();
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  scheduler.scheduleTask.mockImplementation(async task => {
    tasks.set(task.id, async signal => {
      await (task.fn as (signal: AbortSignal) => Promise<void>)(signal);
    });
  });
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

describe('the agents plugin', () => {
  it('finds an agent in the catalog, measures it, and notices when it fails and recovers', async () => {
    const portal = await startPortal();
    const readRow = async () => {
      const { body } = await request(portal.server).get('/api/agents/v1/fleet');
      return (body as FleetPage).items[0];
    };
    await portal.run('catalog-sync');
    expect(await readRow()).toMatchObject({
      ref: 'component:default/architect',
      phase: 'planned',
      health: 'unknown',
    });

    const unmeasured = await request(portal.server).get(`${PATH}/health`);
    expect(unmeasured.body.instances).toMatchObject([
      { health: { status: 'unknown' }, history: { probes: 0, measured: 0 } },
    ]);

    await portal.run('health-sweep');
    expect(await readRow()).toMatchObject({
      phase: 'production',
      health: 'pass',
      phaseReason: 'It answers in Production as 1.4.0.',
    });

    portal.agent.state.healthy = false;
    await portal.run('health-sweep');
    await portal.run('health-sweep');
    expect(await readRow()).toMatchObject({
      phase: 'production',
      health: 'fail',
    });
    const document = await request(portal.server)
      .get('/health/agents')
      .set('authorization', mockCredentials.user.header());
    expect(document.status).toBe(200);
    expect(document.type).toBe('application/health+json');
    expect(document.body.checks['architect:health'][0]).toMatchObject({
      observedValue: 'fail',
      status: 'fail',
    });

    portal.agent.state.healthy = true;
    await portal.run('health-sweep');
    expect(await readRow()).toMatchObject({ health: 'pass' });

    const { body: timeline } = await request(portal.server).get(
      `${PATH}/timeline`,
    );
    expect(
      timeline.items.map((event: { kind: string; to: string }) => [
        event.kind,
        event.to,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['phase', 'production'],
        ['health', 'fail'],
        ['health', 'pass'],
      ]),
    );
    await portal.stop();
  });

  it('judges a pushed figure against its target', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const at = new Date().toISOString();
    const sample = {
      agent: 'component:default/architect',
      kpi: 'test-coverage',
      value: 0.8,
      at,
    };
    const push = (body: object) =>
      request(portal.server)
        .post('/api/agents/v1/kpi-samples')
        .set('authorization', mockCredentials.service.header())
        .send(body);
    expect((await push({ samples: [sample, sample] })).body).toEqual({
      accepted: 1,
      duplicates: 1,
    });
    const refused = await push({ samples: [{ ...sample, kpi: 'nonsense' }] });
    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/nonsense/);

    await portal.run('kpi-evaluation');
    const { body } = await request(portal.server).get(`${PATH}/kpis`);
    expect(body.results).toMatchObject([
      {
        id: 'test-coverage',
        status: 'not-met',
        observed: 0.8,
        target: 0.8,
        source: {
          provenance: 'pushed',
          text: expect.stringContaining('pushed by external:test-service'),
        },
      },
    ]);
    await portal.stop();
  });

  it('tells apart an agent that is not there from one that is', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const found = await request(portal.server).get(PATH);
    expect((found.body as AgentDetail).row.title).toBe('Architect');
    const missing = await request(portal.server).get(
      '/api/agents/v1/agents/component/default/nobody',
    );
    expect(missing.status).toBe(404);
    await portal.stop();
  });

  it('says nothing to those who may not read, and health to everyone', async () => {
    const portal = await startPortal({ permission: AuthorizeResult.DENY });
    await portal.run('catalog-sync');
    const { body } = await request(portal.server).get('/api/agents/v1/fleet');
    expect(body.items).toEqual([]);
    expect((await request(portal.server).get(PATH)).status).toBe(404);
    const push = await request(portal.server)
      .post('/api/agents/v1/kpi-samples')
      .send({
        samples: [
          {
            agent: 'component:default/architect',
            kpi: 'test-coverage',
            value: 1,
            at: new Date().toISOString(),
          },
        ],
      });
    expect(push.status).toBe(403);

    const nobody = mockCredentials.none.header();
    for (const base of ['', '/api/agents']) {
      const open = await request(portal.server)
        .get(`${base}/health`)
        .set('authorization', nobody);
      expect(open.status).toBe(200);
      expect(open.body.status).toBe('pass');
      for (const path of ['agents', 'dependencies', 'business']) {
        const closed = await request(portal.server)
          .get(`${base}/health/${path}`)
          .set('authorization', nobody);
        expect(closed.status).toBe(401);
      }
    }
    await portal.stop();
  });

  it('answers 503 at both places while its database is away, and recovers', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const paths = ['', '/api/agents'].flatMap(base =>
      ['', '/agents', '/business'].map(path => `${base}/health${path}`),
    );
    const readStatuses = () =>
      Promise.all(
        paths.map(async path => {
          const { status, text } = await request(portal.server)
            .get(path)
            .set('authorization', mockCredentials.user.header());
          expect(text).not.toContain('10.1.2.3');
          return [path, status];
        }),
      );
    const away = jest
      .spyOn(portal.knex.client, 'acquireConnection')
      .mockRejectedValue(
        Object.assign(new Error('connect 10.1.2.3:5432'), {
          code: 'ECONNREFUSED',
        }),
      );
    expect(await readStatuses()).toEqual(paths.map(path => [path, 503]));
    away.mockRestore();
    await new Promise(resolve => setTimeout(resolve, 1_100));
    expect(await readStatuses()).toEqual(paths.map(path => [path, 200]));
    await portal.stop();
  });

  it('says of the work that measures whether it still succeeds', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    const readChecks = async () => {
      const { body } = await request(portal.server)
        .get('/health/dependencies')
        .set('authorization', mockCredentials.user.header());
      return Object.entries<Array<{ status: string }>>(body.checks).map(
        ([name, [{ status }]]) => [name, status],
      );
    };
    const names = [
      'health-sweep',
      'metrics-scrape',
      'kpi-evaluation',
      'fleet-changes',
    ];
    for (const name of names) {
      expect(await readChecks()).toContainEqual([
        `${name}:sinceSuccess`,
        'warn',
      ]);
      await portal.run(name);
      expect(await readChecks()).toContainEqual([
        `${name}:sinceSuccess`,
        'pass',
      ]);
    }
    await portal.stop();
  });

  it('leaves the root of the backend to others when it is told to', async () => {
    const portal = await startPortal({ health: { root: false } });
    const answer = (path: string) => request(portal.server).get(path);
    expect((await answer('/health')).status).toBe(404);
    expect((await answer('/api/agents/health')).status).toBe(200);
    await portal.stop();
  });

  it('asks the permission framework at most twice for a request', async () => {
    const portal = await startPortal();
    await portal.run('catalog-sync');
    for (const path of ['/api/agents/v1/fleet', `${PATH}/health`]) {
      portal.permissions.authorize.mockClear();
      portal.permissions.authorizeConditional.mockClear();
      await request(portal.server).get(path);
      expect(
        portal.permissions.authorize.mock.calls.length +
          portal.permissions.authorizeConditional.mock.calls.length,
      ).toBeLessThanOrEqual(2);
    }
    await portal.stop();
  });
});
