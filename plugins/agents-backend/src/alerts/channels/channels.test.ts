import { createHmac } from 'node:crypto';
import { ConfigReader } from '@backstage/config';
import { NOW } from '../../__testUtils__/factories';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../../http';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { MemoryAlertBook } from '../__testUtils__/MemoryAlertBook';
import { MemoryAlertMessageStore } from '../messages';
import { createTelling, startReceiver } from './__testUtils__/receiver';
import { AlertmanagerRenewal } from './AlertmanagerRenewal';
import { createChannels } from './createChannels';

const SECRET = 'a secret that is long';
const SECOND = 1_000;
const MINUTE = 60 * SECOND;

describe('channels', () => {
  let receiver: Awaited<ReturnType<typeof startReceiver>>;

  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.stop());

  function create(allow = ['127.0.0.1']) {
    const sent: unknown[] = [];
    const { channels, alertmanagers } = createChannels({
      config: new ConfigReader({
        agents: {
          alerts: {
            channels: {
              pager: {
                type: 'webhook',
                url: `${receiver.url}/alerts`,
                secret: SECRET,
                headers: { Authorization: 'Bearer token' },
              },
              central: {
                type: 'alertmanager',
                urls: [receiver.url, 'http://127.0.0.1:9'],
              },
            },
          },
        },
      }),
      http: DefaultGuardedHttpClient.create({
        allowList: ProbeAllowList.fromEntries(allow),
      }),
      notifications: {
        send: async notification => {
          sent.push(notification);
        },
      },
      appUrl: 'https://portal.example.com',
      now: () => NOW,
    });
    const [notification, pager, central] = channels;
    return { notification, pager, central, alertmanagers, sent };
  }

  it.each([
    ['P0', 'critical'],
    ['P1', 'high'],
    ['P2', 'normal'],
    ['P3', 'low'],
  ] as const)(
    'notify of %s as %s, renewing what was told of it before',
    async (severity, expected) => {
      const { notification, sent } = create();
      const record = createAlertRecord({ severity });
      await notification.send(createTelling([record]), {});
      await notification.send(createTelling([record], 'resolved'), {});
      const shared = {
        link: '/agents/alerts/alert-1',
        topic: 'agents-alert',
        scope: 'agents-alert:alert-1',
      };
      expect(sent).toMatchObject([
        {
          recipients: {
            type: 'entity',
            entityRef: ['group:default/core-agents'],
          },
          payload: {
            ...shared,
            severity: expected,
            title: `${severity}: Architect is failing in Production`,
            description:
              '3 probes in a row failed: database unreachable. To be acknowledged by 2026-03-01T12:30:00.000Z.',
          },
        },
        {
          payload: {
            ...shared,
            severity: 'low',
            title: `Resolved: ${severity} Architect is failing in Production`,
          },
        },
      ]);
    },
  );

  it('say nothing of the agents of others to an owner', async () => {
    const { notification, sent } = create();
    const agents = ['one', 'two'].map(name => ({
      ref: `component:default/${name}`,
      title: name,
      owner: `group:default/${name}`,
      environments: [],
    }));
    const record = createAlertRecord(
      {},
      { title: 'database is failing', reason: '2 agents report it', agents },
    );
    await notification.send(createTelling([record]), {});
    expect(JSON.stringify(sent)).not.toContain('2 agents');
    expect(sent).toMatchObject([
      {
        payload: {
          title: 'P1: database is failing',
          description: expect.stringContaining('agents of several owners'),
        },
      },
    ]);
  });

  it('fit in what notifications can be, however long texts are', async () => {
    const { notification, sent } = create();
    const long = 'x'.repeat(9_000);
    const record = createAlertRecord({}, { title: long, reason: long });
    await notification.send(createTelling([record]), {});
    const telling = createTelling([record, record]);
    await notification.send({ ...telling, key: long }, {});
    for (const one of sent) {
      const { payload } = one as { payload: Record<string, string> };
      expect(payload.title.length).toBeLessThanOrEqual(255);
      expect(payload.scope.length).toBeLessThanOrEqual(255);
      expect(payload.description.length).toBeLessThanOrEqual(4_000);
    }
  });

  it('notify of several at once', async () => {
    const { notification, sent } = create();
    const records = [
      createAlertRecord({ severity: 'P0' }),
      createAlertRecord({ id: 'alert-2' }),
    ];
    await notification.send(createTelling(records), {});
    expect(sent).toMatchObject([
      {
        payload: {
          title: '2 alerts, the worst P0: Architect is failing in Production',
          link: '/agents/alerts',
          severity: 'critical',
          scope: expect.stringMatching(/^agents-alerts:[0-9a-f]{64}$/),
        },
      },
    ]);
  });

  it('post to a webhook, signed, and the same when it is repeated', async () => {
    const { pager } = create();
    const telling = createTelling([createAlertRecord()]);
    await pager.send(telling, {});
    await pager.send(telling, {});
    const [first, second] = receiver.seen;
    expect(second.body).toBe(first.body);
    expect(first.path).toBe('/alerts');
    const timestamp = String(NOW / SECOND);
    expect(first.headers).toMatchObject({
      authorization: 'Bearer token',
      'idempotency-key': 'alert-1/opened',
      'x-agent-portal-timestamp': timestamp,
      'x-agent-portal-signature': `sha256=${createHmac('sha256', SECRET)
        .update(`${timestamp}.${first.body}`)
        .digest('hex')}`,
    });
    expect(JSON.parse(first.body)).toMatchObject({
      version: 1,
      key: 'alert-1/opened',
      alerts: [
        {
          id: 'alert-1',
          event: 'opened',
          severity: 'P1',
          link: 'https://portal.example.com/agents/alerts/alert-1',
          openedAt: '2026-03-01T12:00:00.000Z',
        },
      ],
    });
  });

  it.each([
    [503, false],
    [401, false],
    [429, false],
    [400, true],
    [410, true],
  ])(
    'take a webhook that answers %s for final: %s',
    async (status, isFinal) => {
      const { pager } = create();
      receiver.statuses.push(status);
      await expect(
        pager.send(createTelling([createAlertRecord()]), {}),
      ).rejects.toMatchObject({
        isFinal,
        message: expect.stringContaining(`answers ${status}`),
      });
    },
  );

  it('reach nothing that the allow-list does not hold', async () => {
    const { pager } = create([]);
    await expect(
      pager.send(createTelling([createAlertRecord()]), {}),
    ).rejects.toThrow('agents.probe.allow');
    expect(receiver.seen).toEqual([]);
  });

  it('hand an alert to Alertmanager, and its end, when one of several takes it', async () => {
    const { central } = create();
    await central.send(createTelling([createAlertRecord()]), {});
    const over = createAlertRecord({
      state: 'resolved',
      resolved: { at: NOW + 5 },
    });
    await central.send(createTelling([over], 'resolved'), {});
    const bodies = receiver.seen.map(({ body }) => JSON.parse(body));
    expect(receiver.seen[0].path).toBe('/api/v2/alerts');
    const labels = {
      alertname: 'instance-failing',
      severity: 'P1',
      agent: 'architect',
      environment: 'production',
      portal_alert: 'alert-1',
    };
    const at = (ms: number) => new Date(ms).toISOString();
    expect(bodies).toMatchObject([
      [{ labels, startsAt: at(NOW), endsAt: at(NOW + 5 * MINUTE) }],
      [{ labels, startsAt: at(NOW), endsAt: at(NOW + 5) }],
    ]);
  });

  it('end the former severity at Alertmanager when it becomes more severe', async () => {
    const { central } = create();
    const record = createAlertRecord({ severity: 'P1' });
    await central.send(createTelling([record], 'severity'), {});
    const [{ body }] = receiver.seen;
    const alerts: Array<{ labels: { severity: string }; endsAt: string }> =
      JSON.parse(body);
    const over = alerts.filter(one => Date.parse(one.endsAt) <= NOW);
    expect(over.map(one => one.labels.severity)).toEqual(['P2', 'P3']);
    expect(alerts).toHaveLength(3);
  });

  it('send no alert back to Alertmanager that came from one', () => {
    const { central, pager } = create();
    const record = createAlertRecord({}, { kind: 'external' });
    expect(central.refuse?.(record)).toContain('came from an Alertmanager');
    expect(central.refuse?.(createAlertRecord())).toBeUndefined();
    expect(pager.refuse?.(record)).toBeUndefined();
  });

  it('fail when no Alertmanager takes it', async () => {
    const { central } = create();
    receiver.statuses.push(500);
    await expect(
      central.send(createTelling([createAlertRecord()]), {}),
    ).rejects.toMatchObject({ isFinal: false });
  });

  it('renew at Alertmanager what is open of what it was told', async () => {
    const { alertmanagers } = create();
    const store = MemoryAlertMessageStore.create();
    const book = MemoryAlertBook.create([
      createAlertRecord(),
      createAlertRecord({ id: 'alert-2', state: 'resolved' }),
      createAlertRecord({ id: 'alert-3' }),
    ]);
    for (const alertId of ['alert-1', 'alert-2', 'gone']) {
      const message = {
        alertId,
        key: alertId,
        channel: 'central',
        to: [],
        event: 'opened' as const,
        severity: 'P1' as const,
        at: NOW,
      };
      await store.add([message]);
      await store.settle([alertId], { state: 'sent' }, NOW);
    }
    const renewal = AlertmanagerRenewal.create({
      store,
      book,
      channels: alertmanagers,
      now: () => NOW,
    });
    await renewal.run();
    expect(receiver.seen).toHaveLength(1);
    expect(JSON.parse(receiver.seen[0].body)).toMatchObject([
      { labels: { portal_alert: 'alert-1' } },
    ]);
    receiver.statuses.push(500);
    await expect(renewal.run()).rejects.toThrow('central: ');
  });
});
