import { buffer } from 'node:stream/consumers';
import ece from 'http_ece';
import { NOW } from '../../__testUtils__/factories';
import { listenLocally } from '../../__testUtils__/listenLocally';
import {
  DefaultGuardedHttpClient,
  type GuardedHttpSender,
  ProbeAllowList,
} from '../../http';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import type { AlertTelling } from '../messages';
import { createBrowser, createPushConfig } from './__testUtils__/createBrowser';
import { MemoryPushSubscriptionStore } from './MemoryPushSubscriptionStore';
import { PushChannel } from './PushChannel';
import { PushService } from './PushService';

const ANN = 'user:default/ann';
/** A push service that notes what it is sent, and answers as it is told. */
async function startPushService() {
  const seen: Array<{ path: string; headers: object; body: Buffer }> = [];
  const statuses = new Map<string, number>();
  const server = await listenLocally(async (req, res) => {
    const path = req.url ?? '';
    seen.push({ path, headers: req.headers, body: await buffer(req) });
    res.writeHead(statuses.get(path) ?? 201).end();
  });
  return { ...server, seen, statuses };
}

function createTelling(severity: 'P0' | 'P1' = 'P1'): AlertTelling {
  const record = createAlertRecord({ severity });
  return {
    key: 'key',
    alerts: [
      {
        record,
        message: {
          alertId: record.id,
          key: 'key',
          channel: 'push',
          to: ['owner'],
          event: 'opened',
          severity: 'P1',
          at: NOW,
          attempts: 0,
          progress: [],
        },
      },
    ],
    isEnd: false,
    to: ['group:default/core-agents'],
    notes: [],
    progress: [],
  };
}

describe('PushChannel', () => {
  let service: Awaited<ReturnType<typeof startPushService>>;

  beforeEach(async () => {
    service = await startPushService();
  });
  afterEach(() => service.stop());

  /** What would go to the push service over TLS goes to the local one instead. */
  function redirect(allow: string[]): GuardedHttpSender {
    const client = DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(allow),
    });
    return {
      send: (url, request) =>
        client.send(
          url.replace('https://push.example.com', service.url),
          request,
        ),
    };
  }

  function create(allow = ['127.0.0.1']) {
    const store = MemoryPushSubscriptionStore.create();
    const config = createPushConfig();
    return {
      store,
      offers: PushService.create({ store, config, now: () => NOW }),
      channel: PushChannel.create({
        store,
        config,
        http: redirect(allow),
        resolver: { listUsers: async () => [ANN] },
        appUrl: 'https://portal.example.com',
        now: () => NOW,
      }),
    };
  }

  it('sends what only the browser can read: title, severity, link and id', async () => {
    const { offers, channel } = create();
    const browser = createBrowser('one');
    await offers.subscribe(browser.request, ANN);
    expect(await channel.send(createTelling(), {})).toEqual({
      state: 'sent',
      told: [ANN],
    });
    const [{ headers, body }] = service.seen;
    expect(headers).toMatchObject({
      authorization: expect.stringMatching(/^vapid t=.+, k=.+/),
      'content-encoding': 'aes128gcm',
      urgency: 'high',
    });
    expect(body.toString('latin1')).not.toContain('Architect');
    const payload = ece.decrypt(body, {
      version: 'aes128gcm',
      privateKey: browser.ecdh,
      authSecret: browser.auth,
    });
    expect(JSON.parse(payload.toString())).toEqual({
      id: 'alert-1',
      severity: 'P1',
      title: 'P1: Architect is failing in Production',
      link: 'https://portal.example.com/agents/alerts/alert-1',
    });
  });

  it.each([404, 410])(
    'forgets a browser of which the push service says %s',
    async status => {
      const { offers, channel, store } = create();
      await offers.subscribe(createBrowser('gone').request, ANN);
      service.statuses.set('/gone', status);
      expect(await channel.send(createTelling(), {})).toMatchObject({
        state: 'skipped',
      });
      expect(await store.list([ANN], NOW)).toEqual([]);
    },
  );

  it('tries again only the browsers that were not reached', async () => {
    const { offers, channel } = create();
    await offers.subscribe(createBrowser('well').request, ANN);
    await offers.subscribe(createBrowser('away').request, ANN);
    service.statuses.set('/away', 503);
    const failure = await channel.send(createTelling(), {}).catch(e => e);
    expect(failure).toMatchObject({
      message: 'The push service push.example.com answers 503',
      progress: [expect.any(String)],
    });
    service.statuses.clear();
    service.seen.length = 0;
    await channel.send({ ...createTelling(), ...failure }, {});
    expect(service.seen.map(({ path }) => path)).toEqual(['/away']);
  });

  it('reaches nothing but the push services, and says so', async () => {
    const { offers, channel } = create([]);
    await offers.subscribe(createBrowser('one').request, ANN);
    expect(await channel.send(createTelling(), {})).toEqual({
      state: 'skipped',
      problem: expect.stringContaining('agents.alerts.push.services'),
    });
    expect(service.seen).toEqual([]);
  });

  it('says that nobody is told in a browser', async () => {
    const { channel } = create();
    expect(await channel.send(createTelling(), {})).toEqual({
      state: 'skipped',
      problem: 'None of them is told in a browser.',
    });
  });

  it('is for P0 and P1, and for portals where it is set up', () => {
    const { channel } = create();
    expect(channel.refuse(createAlertRecord({ severity: 'P0' }))).toBe(
      undefined,
    );
    expect(channel.refuse(createAlertRecord({ severity: 'P2' }))).toContain(
      'P0 and P1 only',
    );
    const without = PushChannel.create({
      store: MemoryPushSubscriptionStore.create(),
      http: redirect([]),
      resolver: { listUsers: async () => [] },
      appUrl: '',
      now: () => NOW,
    });
    expect(without.refuse(createAlertRecord())).toContain('not set up');
  });
});
