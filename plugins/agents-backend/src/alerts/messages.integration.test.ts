import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import request from 'supertest';
import { collectAudit } from '../__testUtils__/collectAudit';
import { collectTasks } from '../__testUtils__/collectTasks';
import { createMemoryDatabase } from '../__testUtils__/createMemoryDatabase';
import { agentsPlugin } from '../plugin';
import { createBrowser, VAPID } from './push/__testUtils__/createBrowser';

jest.setTimeout(60_000);

const ALERTMANAGER = '/api/agents/v1/alerts/alertmanager';
const PUSH = '/api/agents/v1/push-subscriptions';

const NOTIFICATION = {
  version: '4',
  status: 'firing',
  alerts: [
    {
      status: 'firing',
      labels: { alertname: 'Slow' },
      annotations: {},
      startsAt: '2026-03-01T12:00:00.123456789Z',
      endsAt: '0001-01-01T00:00:00Z',
      fingerprint: 'abc',
    },
  ],
};

async function start(result: AuthorizeResult.ALLOW | AuthorizeResult.DENY) {
  const { knex, database } = createMemoryDatabase();
  const { scheduler } = collectTasks();
  const { auditor, audited } = collectAudit();
  const permissions = mockServices.permissions.mock();
  permissions.authorize.mockImplementation(async requests =>
    requests.map(() => ({ result })),
  );
  const backend = await startTestBackend({
    features: [
      database.factory,
      scheduler.factory,
      auditor.factory,
      permissions.factory,
      agentsPlugin,
      catalogServiceMock.factory({ entities: [] }),
      mockServices.rootConfig.factory({
        data: {
          agents: {
            alerts: {
              push: {
                subject: 'mailto:sre@example.com',
                ...VAPID,
                services: ['push.example.com'],
              },
            },
          },
        },
      }),
    ],
  });
  return {
    knex,
    audited,
    server: backend.server,
    async stop() {
      await backend.stop();
      await knex.destroy();
    },
  };
}

describe('what hears of alerts and tells of them', () => {
  let portal: Awaited<ReturnType<typeof start>>;

  afterEach(() => portal.stop());

  const post = (path: string, body: object, authorization: string) =>
    request(portal.server)
      .post(path)
      .set('authorization', authorization)
      .send(body);
  const service = mockCredentials.service.header();
  const ann = mockCredentials.user.header('user:default/ann');
  const bob = mockCredentials.user.header('user:default/bob');

  it('takes alerts of systems that may report them, and audits it', async () => {
    portal = await start(AuthorizeResult.ALLOW);
    const { status, body } = await post(ALERTMANAGER, NOTIFICATION, service);
    expect([status, body]).toEqual([
      202,
      { firing: 1, resolved: 0, refused: [] },
    ]);
    expect(portal.audited).toEqual([
      {
        eventId: 'alert-ingest',
        outcome: 'success',
        meta: { alerts: 1 },
      },
    ]);
  });

  it.each([
    ['a person', ann, AuthorizeResult.ALLOW, 403],
    ['nobody', mockCredentials.none.header(), AuthorizeResult.ALLOW, 401],
    ['a forged token', 'Bearer forged', AuthorizeResult.ALLOW, 401],
    ['a system without the permission', service, AuthorizeResult.DENY, 403],
  ] as const)('refuses alerts of %s', async (_, header, result, expected) => {
    portal = await start(result);
    const { status } = await post(ALERTMANAGER, NOTIFICATION, header);
    expect(status).toBe(expected);
    expect(await portal.knex('alert_signals')).toEqual([]);
  });

  it.each([
    ['another version', { ...NOTIFICATION, version: '3' }],
    ['no alerts', { version: '4', status: 'firing' }],
    [
      'labels that are no texts',
      {
        ...NOTIFICATION,
        alerts: [{ ...NOTIFICATION.alerts[0], labels: { alertname: 1 } }],
      },
    ],
    [
      'too many alerts',
      { ...NOTIFICATION, alerts: Array(1_001).fill(NOTIFICATION.alerts[0]) },
    ],
  ])('answers 400 to a notification with %s', async (_, body) => {
    portal = await start(AuthorizeResult.ALLOW);
    expect((await post(ALERTMANAGER, body, service)).status).toBe(400);
  });

  it("keeps everybody's browsers their own", async () => {
    portal = await start(AuthorizeResult.DENY);
    const subscription = createBrowser('one').request;
    const subscribed = await post(PUSH, subscription, ann);
    expect([subscribed.status, subscribed.body]).toEqual([
      201,
      { available: true, publicKey: VAPID.publicKey, subscriptions: 1 },
    ]);
    const { endpoint } = subscription;
    await post(`${PUSH}/remove`, { endpoint }, bob);
    const offer = (authorization: string) =>
      request(portal.server).get(PUSH).set('authorization', authorization);
    expect((await offer(ann)).body.subscriptions).toBe(1);
    expect((await offer(bob)).body.subscriptions).toBe(0);
    expect((await offer(service)).status).toBe(403);
    const removed = await post(`${PUSH}/remove`, { endpoint }, ann);
    expect(removed.body.subscriptions).toBe(0);
    // The endpoint is a secret, so that the audit has none.
    expect(JSON.stringify(portal.audited)).not.toContain(endpoint);
  });
});
