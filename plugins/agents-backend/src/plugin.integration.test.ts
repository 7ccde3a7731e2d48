import type {
  AgentDetail,
  FleetPage,
} from '@agent-portal/plugin-agents-common';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { startPortal } from './__testUtils__/startPortal';

jest.setTimeout(60_000);

const PATH = '/api/agents/v1/agents/component/default/architect';

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
      outOfOrder: 0,
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
