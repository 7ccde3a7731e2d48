import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type RunningPrometheus,
  startPrometheus,
} from '@agent-portal/demo-fleet';
import type { AlertDetail, AlertRow } from '@agent-portal/plugin-agents-common';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import request from 'supertest';
import { collectTasks } from '../../__testUtils__/collectTasks';
import { createMemoryDatabase } from '../../__testUtils__/createMemoryDatabase';
import {
  createAgentEntity,
  createProduction,
} from '../../__testUtils__/entities';
import { agentsPlugin } from '../../plugin';
import {
  findPort,
  startAlertmanager,
} from '../__testUtils__/startAlertmanager';
import {
  startTroubledAgent,
  writeTroubleRule,
} from './__testUtils__/troubledAgent';

const { PROMETHEUS_PATH, ALERTMANAGER_PATH } = process.env;
// The stage `prometheus` names both; without them there is nothing to test with.
const describeReal =
  PROMETHEUS_PATH && ALERTMANAGER_PATH ? describe : describe.skip;

jest.setTimeout(120_000);

const WAIT_MS = 30_000;

const POLICY: Entity = {
  apiVersion: 'agentportal.dev/v1alpha1',
  kind: 'AlertPolicy',
  metadata: { name: 'standard', title: 'Standard', etag: '1' },
  spec: {
    owner: 'group:default/core',
    default: true,
    rules: [
      {
        id: 'sent',
        on: { type: 'external', labels: { severity: 'critical' } },
        severity: 'P1',
        resolveAfter: '1s',
      },
      {
        id: 'down',
        on: { type: 'health', status: ['fail'] },
        severity: 'P1',
        resolveAfter: '1s',
      },
    ],
    channels: { notification: 'P3', central: 'P3' },
  },
};

const OWNER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'core' },
  spec: { type: 'team', children: [] },
  relations: [{ type: 'hasMember', targetRef: 'user:default/ada' }],
};

const MEMBER: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'ada', namespace: 'default' },
  spec: { memberOf: ['core'] },
};

/** What the audit holds of each notification of Alertmanager that was taken. */
function collectReceipts() {
  const receipts: Array<{ refused?: unknown }> = [];
  const auditor = mockServices.auditor.mock();
  auditor.createEvent.mockImplementation(async ({ eventId }) => ({
    success: async ({ meta } = {}) => {
      if (eventId === 'alert-ingest') receipts.push(meta ?? {});
    },
    fail: async () => {},
  }));
  return { auditor, receipts };
}

describeReal('a real Prometheus and Alertmanager', () => {
  let agent: Awaited<ReturnType<typeof startTroubledAgent>>;
  let alertmanager: Awaited<ReturnType<typeof startAlertmanager>>;
  let prometheus: RunningPrometheus;
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let folder: string;
  const { knex, database } = createMemoryDatabase();
  const { scheduler, tasks } = collectTasks();
  const { auditor, receipts } = collectReceipts();
  const notified: Array<{ title: string }> = [];

  beforeAll(async () => {
    agent = await startTroubledAgent();
    folder = await mkdtemp(join(tmpdir(), 'agents-rules-'));
    const port = await findPort();
    backend = await startTestBackend({
      features: [
        database.factory,
        scheduler.factory,
        auditor.factory,
        agentsPlugin,
        catalogServiceMock.factory({
          entities: [
            createAgentEntity({
              name: 'architect',
              title: 'Architect',
              url: agent.url,
            }),
            createProduction(),
            POLICY,
            OWNER,
            MEMBER,
          ],
        }),
        createServiceFactory({
          service: notificationService,
          deps: {},
          factory: () => ({
            send: async ({ payload }) => {
              notified.push(payload);
            },
          }),
        }),
        mockServices.rootConfig.factory({
          data: {
            app: { baseUrl: 'https://portal.example.com' },
            agents: {
              probe: { allow: ['127.0.0.1'] },
              health: { failureThreshold: 1 },
              alerts: {
                channels: {
                  central: {
                    type: 'alertmanager',
                    urls: [`http://127.0.0.1:${port}`],
                  },
                },
              },
            },
          },
        }),
      ],
    });
    alertmanager = await startAlertmanager({
      command: ALERTMANAGER_PATH ?? '',
      port,
      webhook: {
        url: `http://127.0.0.1:${backend.server.port()}/api/agents/v1/alerts/alertmanager`,
        token: mockCredentials.service.token({
          targetPluginId: 'agents',
          onBehalfOf: mockCredentials.service(),
        }),
      },
    });
    prometheus = await startPrometheus({
      command: PROMETHEUS_PATH,
      jobs: [
        {
          name: 'agents',
          targets: [
            { url: `${agent.url}/metrics`, labels: { agent: 'architect' } },
          ],
        },
      ],
      ruleFiles: [await writeTroubleRule(folder)],
      alertmanagers: [alertmanager.address],
    });
    await run('catalog-sync');
  });

  afterAll(async () => {
    await prometheus?.stop();
    await backend?.stop();
    await alertmanager?.stop();
    await knex.destroy();
    await agent?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  async function run(id: string) {
    const task = tasks.get(`agents-${id}`);
    if (!task) throw new Error(`There is no task ${id}: ${[...tasks.keys()]}`);
    await task(new AbortController().signal);
  }

  /** Goes on with the portal's work, second by second, until something is so. */
  async function until<T>(
    look: () => Promise<T | undefined>,
    what: string,
  ): Promise<T> {
    const deadline = Date.now() + WAIT_MS;
    for (;;) {
      await run('health-sweep');
      await run('changes');
      await run('alert-evaluation');
      await run('alert-messages');
      const found = await look();
      if (found !== undefined) return found;
      if (Date.now() > deadline) throw new Error(`It never came: ${what}`);
      await sleep(500);
    }
  }

  async function listAlerts(): Promise<AlertRow[]> {
    const { status, body } = await request(backend.server).get(
      '/api/agents/v1/alerts?state=open&state=acknowledged&state=resolved',
    );
    expect([status, body]).toMatchObject([200, {}]);
    return body.items;
  }

  const findAlert = async (kind: string, state: string) =>
    (await listAlerts()).find(one => one.kind === kind && one.state === state);

  const findListed = async (name: string) =>
    (await alertmanager.listAlerts()).find(
      ({ labels }) => labels.alertname === name,
    );

  it('has an alert of Prometheus open, acknowledged, and resolved in the portal', async () => {
    agent.state.trouble = 1;
    const open = await until(
      () => findAlert('external', 'open'),
      'the alert of Prometheus',
    );
    expect(open).toMatchObject({
      severity: 'P1',
      title: 'Architect says that it is in trouble',
      agents: [{ ref: 'component:default/architect' }],
    });
    await until(
      async () =>
        notified.find(({ title }) => title.startsWith('P1: Architect says')),
      'the notification of its owner',
    );

    const acknowledged = await request(backend.server)
      .post(`/api/agents/v1/alerts/${open.id}/acknowledge`)
      .send({ revision: open.revision });
    expect(acknowledged).toMatchObject({
      status: 200,
      body: { state: 'acknowledged' },
    });

    agent.state.trouble = 0;
    await until(() => findAlert('external', 'resolved'), 'its end');
    await until(
      async () =>
        notified.find(({ title }) => title.startsWith('Resolved: P1')),
      'the notification of its end',
    );
    const { body } = await request(backend.server).get(
      `/api/agents/v1/alerts/${open.id}`,
    );
    const { deliveries } = body as AlertDetail;
    expect(deliveries).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          channel: 'notification',
          state: 'sent',
          to: ['group:default/core'],
        }),
        expect.objectContaining({
          channel: 'central',
          state: 'skipped',
          problem: 'It came from an Alertmanager, so it is not sent to one.',
        }),
      ]),
    );
  });

  it("has the portal's own alert reach Alertmanager and end there, and takes none of it back", async () => {
    agent.state.healthy = false;
    const listed = await until(
      () => findListed('down'),
      "the portal's alert at Alertmanager",
    );
    const open = await findAlert('health', 'open');
    expect(listed).toMatchObject({
      labels: {
        severity: 'P1',
        agent: 'architect',
        environment: 'production',
        portal_alert: open?.id,
      },
      status: { state: 'active' },
    });
    await run('alert-renewals');

    agent.state.healthy = true;
    await until(
      async () => ((await findListed('down')) ? undefined : true),
      'its end at Alertmanager',
    );
    // Alertmanager tells the portal of everything, of this one too.
    await until(
      async () => receipts.find(({ refused }) => refused === 1),
      'the refusal of what came back',
    );
    const own = (await listAlerts()).filter(one => one.kind === 'external');
    expect(own).toHaveLength(1);
    expect(await knex('alert_signals').select('labels')).toHaveLength(1);
  });
});
