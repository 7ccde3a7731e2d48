import { ConfigReader } from '@backstage/config';
import { NOW } from '../../__testUtils__/factories';
import {
  createBrowser,
  createPushConfig,
  VAPID,
} from './__testUtils__/createBrowser';
import { MemoryPushSubscriptionStore } from './MemoryPushSubscriptionStore';
import { readPushConfig } from './pushConfig';
import { PushService } from './PushService';

const ANN = 'user:default/ann';

describe('PushService', () => {
  const create = (services?: string[]) =>
    PushService.create({
      store: MemoryPushSubscriptionStore.create(),
      config: createPushConfig(services),
      now: () => NOW,
    });

  it('offers its key, and counts the browsers of the caller', async () => {
    const push = create();
    const { request } = createBrowser('one');
    await push.subscribe(request, ANN);
    expect(await push.subscribe(request, ANN)).toEqual({
      available: true,
      publicKey: VAPID.publicKey,
      subscriptions: 1,
    });
    expect(
      await push.unsubscribe(request.endpoint, 'user:default/bob'),
    ).toEqual(expect.objectContaining({ subscriptions: 0 }));
    expect(await push.getOffer(ANN)).toMatchObject({ subscriptions: 1 });
    expect(await push.unsubscribe(request.endpoint, ANN)).toMatchObject({
      subscriptions: 0,
    });
  });

  it('takes 20 browsers of a user', async () => {
    const push = create();
    for (let index = 0; index < 20; index++) {
      await push.subscribe(createBrowser(`b${index}`).request, ANN);
    }
    await expect(
      push.subscribe(createBrowser('more').request, ANN),
    ).rejects.toThrow('in 20 browsers already');
  });

  it.each([
    ['http://push.example.com/x', 'https address'],
    ['nonsense', 'https address'],
    ['https://169.254.169.254/latest', 'none of the push services'],
    ['https://evil.example.com/x', 'none of the push services'],
    ['https://u:p@push.example.com/x', 'https address'],
  ])('refuses the endpoint %s: %s', async (endpoint, message) => {
    const { request } = createBrowser('one');
    await expect(
      create().subscribe({ ...request, endpoint }, ANN),
    ).rejects.toThrow(message);
  });

  it('knows the push services of common browsers', () => {
    const { services } = readPushConfig(
      new ConfigReader({
        agents: {
          alerts: { push: { subject: 'https://example.com', ...VAPID } },
        },
      }),
    )!;
    for (const host of [
      'fcm.googleapis.com',
      'updates.push.services.mozilla.com',
      'wns2-db5p.notify.windows.com',
      'web.push.apple.com',
    ]) {
      expect(services.permitsHost(host, 443)).toMatch(/named|covered/);
    }
  });

  it.each(['p256dh', 'auth'] as const)('refuses a bad key %s', async key => {
    const { request } = createBrowser('one');
    await expect(
      create().subscribe(
        { ...request, keys: { ...request.keys, [key]: 'c2hvcnQ' } },
        ANN,
      ),
    ).rejects.toThrow(`keys.${key} has 5 bytes`);
  });

  it('offers nothing where it is not set up', async () => {
    const push = PushService.create({
      store: MemoryPushSubscriptionStore.create(),
      now: () => NOW,
    });
    expect(await push.getOffer(ANN)).toEqual({
      available: false,
      reason: 'Push is not set up in agents.alerts.push of the portal.',
      subscriptions: 0,
    });
    await expect(
      push.subscribe(createBrowser('one').request, ANN),
    ).rejects.toThrow('not set up');
  });
});

describe('readPushConfig', () => {
  const read = (push?: object) =>
    readPushConfig(new ConfigReader({ agents: { alerts: { push } } }));

  it('is nothing without configuration', () => {
    expect(readPushConfig(new ConfigReader({}))).toBeUndefined();
  });

  it('refuses what cannot work, and does not repeat keys', () => {
    const subject = 'mailto:sre@example.com';
    expect(() => read({ ...VAPID, subject: 'sre' })).toThrow(
      'agents.alerts.push.subject is "sre"',
    );
    const swapped = {
      subject,
      publicKey: VAPID.privateKey,
      privateKey: VAPID.publicKey,
    };
    expect(() => read(swapped)).toThrow(
      'agents.alerts.push.publicKey has 32 bytes',
    );
    expect(() => read({ ...swapped, publicKey: VAPID.publicKey })).toThrow(
      /^(?!.*B[A-Za-z0-9_-]{80}).*privateKey has 65 bytes/,
    );
    expect(() => read({ ...VAPID, subject, services: ['?'] })).toThrow(
      'agents.alerts.push.services is ["?"]',
    );
  });
});
