import type {
  AgentHealth,
  DependencyList,
  MaintenanceWindowList,
  Timeline,
} from '@agent-portal/plugin-agents-common';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { createAgentEntity } from '../__testUtils__/entities';
import { listenLocally } from '../__testUtils__/listenLocally';
import { startPortal } from '../__testUtils__/startPortal';

jest.setTimeout(60_000);

const BASE = '/api/agents/v1';
const AGENT = 'component:default/analyst';
const PATH = `${BASE}/agents/component/default/analyst`;

/** An agent that says of the event bus how it is. */
async function startAnalyst() {
  const bus = { status: 'fail' };
  const server = await listenLocally((req, res) => {
    const isAbout = req.url === '/health/dependencies';
    res.setHeader('content-type', 'application/health+json');
    res.statusCode = isAbout && bus.status === 'fail' ? 503 : 200;
    res.end(
      JSON.stringify(
        isAbout
          ? {
              status: bus.status,
              checks: {
                'Event_Bus:latency': [
                  { status: bus.status, output: 'refused' },
                ],
              },
            }
          : { status: 'pass', releaseId: '1.0.0' },
      ),
    );
  });
  return { ...server, bus };
}

async function start() {
  const analyst = await startAnalyst();
  const entity = createAgentEntity({
    name: 'analyst',
    title: 'Analyst',
    url: analyst.url,
  });
  entity.metadata.annotations = {
    ...entity.metadata.annotations,
    'agentportal.dev/grafana': 'https://grafana.example.com/d/1',
  };
  entity.spec!.dependsOn = ['resource:event-bus'];
  const portal = await startPortal({
    entities: [
      entity,
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Resource',
        metadata: { name: 'event-bus', title: 'Event bus', etag: '1' },
        spec: { type: 'queue', owner: 'group:default/core' },
      },
    ],
  });
  await portal.run('catalog-sync');
  await portal.run('health-sweep');
  return {
    ...portal,
    stop: async () => {
      await portal.stop();
      await analyst.stop();
    },
  };
}

const get = async <T>(server: Parameters<typeof request>[0], path: string) =>
  (await request(server).get(path)).body as T;

describe('health in depth', () => {
  it('shows a broken dependency with its agents, and dashboards, with the health of an agent', async () => {
    const portal = await start();
    const { items } = await get<DependencyList>(
      portal.server,
      `${BASE}/dependencies?status=fail`,
    );
    expect(items).toMatchObject([
      {
        ref: 'resource:default/event-bus',
        title: 'Event bus',
        reason: 'Analyst reports it as failing: refused',
        agents: [{ ref: AGENT, component: 'Event_Bus:latency' }],
      },
    ]);
    const health = await get<AgentHealth>(portal.server, `${PATH}/health`);
    expect(health).toMatchObject({
      status: 'fail',
      dependencies: [{ title: 'Event bus', status: 'fail' }],
      links: [{ title: 'Grafana', url: 'https://grafana.example.com/d/1' }],
      instances: [
        {
          uptime: [
            { period: 'hour', uptime: 0, probes: 1, maintenanceMs: 0 },
            { period: 'day', probes: 1 },
            { period: 'month', probes: 1 },
          ],
        },
      ],
    });
    await portal.stop();
  });

  it('measures on in maintenance, but counts nothing, until it is ended', async () => {
    const portal = await start();
    const plan = await request(portal.server)
      .post(`${BASE}/maintenance-windows`)
      .send({
        agents: [AGENT],
        reason: 'The event bus moves.',
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
    expect(plan.status).toBe(201);
    expect(plan.body).toMatchObject({ active: true, agents: [AGENT] });
    await portal.run('health-sweep');
    const during = await get<AgentHealth>(portal.server, `${PATH}/health`);
    const [instance] = during.instances;
    expect(instance.maintenance).toMatchObject({ id: plan.body.id });
    expect(instance.health.status).toBe('fail');
    expect(instance.uptime?.[0].probes).toBe(1);
    const bucket = instance.history.buckets.at(-1);
    expect(bucket?.maintenance).toBe(1);

    const end = await request(portal.server)
      .post(`${BASE}/maintenance-windows/${plan.body.id}/end`)
      .send({ reason: 'Done sooner than planned.' });
    expect(end.body).toMatchObject({ active: false });
    await portal.run('health-sweep');
    const after = await get<AgentHealth>(portal.server, `${PATH}/health`);
    expect(after.instances[0].maintenance).toBeUndefined();
    expect(after.instances[0].uptime?.[0].probes).toBe(2);
    const { items } = await get<Timeline>(
      portal.server,
      `${PATH}/timeline?eventKind=maintenance`,
    );
    expect(items.map(({ to }) => to)).toEqual(['over', 'maintenance']);
    await portal.stop();
  });

  it('shows and takes nothing without permission, and refuses what is no window', async () => {
    const portal = await start();
    const body = {
      agents: [AGENT],
      reason: 'The event bus moves.',
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
    };
    const send = (change: object) =>
      request(portal.server)
        .post(`${BASE}/maintenance-windows`)
        .send({ ...body, ...change });
    expect((await send({ agents: [] })).status).toBe(400);
    expect((await send({ endsAt: 'soon' })).status).toBe(400);
    expect((await send({ agents: ['nobody'] })).status).toBe(404);
    expect((await send({})).status).toBe(201);
    portal.permissions.authorize.mockImplementation(async requests =>
      requests.map(() => ({ result: AuthorizeResult.DENY })),
    );
    expect((await send({})).status).toBe(403);
    portal.permissions.authorizeConditional.mockImplementation(async requests =>
      requests.map(() => ({ result: AuthorizeResult.DENY })),
    );
    const windows = await get<MaintenanceWindowList>(
      portal.server,
      `${BASE}/maintenance-windows`,
    );
    expect(windows.items).toEqual([]);
    const { items } = await get<DependencyList>(
      portal.server,
      `${BASE}/dependencies`,
    );
    expect(items).toEqual([]);
    await portal.stop();
  });
});
