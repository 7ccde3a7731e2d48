import {
  createSession,
  createSubscription,
  createToken,
  FakeWorkerScope,
} from './__testUtils__/FakeWorkerScope';

const ORIGIN = 'https://portal.example.com';
const ANN = 'user:default/ann';
const PAYLOAD = {
  id: 'alert-1',
  severity: 'P1',
  title: 'P1: Architect is failing in Production',
  link: `${ORIGIN}/agents/alerts/alert-1`,
};

const show = (worker: FakeWorkerScope, json: () => unknown) =>
  worker.dispatch('push', { data: { json } });

const click = (worker: FakeWorkerScope, link?: string) => {
  const close = jest.fn();
  return worker
    .dispatch('notificationclick', { notification: { close, data: { link } } })
    .then(() => close);
};

describe('push messages', () => {
  it('shows an alert once, with its severity in words', async () => {
    const worker = FakeWorkerScope.create();
    await show(worker, () => PAYLOAD);
    expect(worker.notifications).toEqual([
      {
        title: PAYLOAD.title,
        options: expect.objectContaining({
          body: 'P1 High: open it to acknowledge it.',
          tag: 'alert-1',
          renotify: true,
          data: { link: PAYLOAD.link },
        }),
      },
    ]);
  });

  it.each([
    [
      'nothing',
      () => {
        throw new SyntaxError('no JSON');
      },
    ],
    ['something else', () => ({ id: 7, link: 'https://evil.example.com/' })],
  ])('shows something also when it is sent %s', async (_, json) => {
    const worker = FakeWorkerScope.create();
    await show(worker, json);
    expect(worker.notifications).toEqual([
      {
        title: 'There is an alert',
        options: expect.objectContaining({
          data: { link: `${ORIGIN}/agents/alerts/on-call` },
        }),
      },
    ]);
  });

  it('opens the alert in a window of the portal, or in a new one', async () => {
    const worker = FakeWorkerScope.create();
    expect(await click(worker, PAYLOAD.link)).toHaveBeenCalledTimes(1);
    expect(worker.opened).toEqual([PAYLOAD.link]);

    const focus = jest.fn(async () => undefined);
    const navigate = jest.fn(async (_url: string) => ({ focus }));
    worker.pages = [
      { url: `${ORIGIN}/agents`, postMessage: jest.fn(), navigate },
    ];
    await click(worker, PAYLOAD.link);
    expect(navigate).toHaveBeenCalledWith(PAYLOAD.link);
    expect(focus).toHaveBeenCalledTimes(1);
    expect(worker.opened).toHaveLength(1);
  });

  it('leads nowhere but to this portal', async () => {
    const worker = FakeWorkerScope.create();
    await click(worker, 'https://evil.example.com/');
    expect(worker.opened).toEqual([`${ORIGIN}/agents/alerts/on-call`]);
  });

  it('tells the portal when the browser gets another address', async () => {
    const worker = FakeWorkerScope.create();
    worker.network = async () => createSession(ANN);
    await worker.fetch('/api/auth/github/refresh');
    worker.asked.length = 0;
    const bodies: unknown[] = [];
    worker.network = async request => {
      if (request.url.includes('/auth/')) return createSession(ANN);
      bodies.push([request.url, await request.json()]);
      expect(request.headers.get('authorization')).toBe(
        `Bearer ${createToken(ANN)}`,
      );
      return Response.json({});
    };
    await worker.dispatch('pushsubscriptionchange', {
      oldSubscription: createSubscription('https://push.example.com/old'),
    });
    expect(bodies).toEqual([
      [
        `${ORIGIN}/api/agents/v1/push-subscriptions`,
        expect.objectContaining({ endpoint: 'https://push.example.com/new' }),
      ],
      [
        `${ORIGIN}/api/agents/v1/push-subscriptions/remove`,
        { endpoint: 'https://push.example.com/old' },
      ],
    ]);
  });

  it('has an open page send what waits', async () => {
    const worker = FakeWorkerScope.create();
    const postMessage = jest.fn();
    worker.pages = [{ url: ORIGIN, postMessage, navigate: jest.fn() }];
    await worker.dispatch('sync', { tag: 'agent-portal-outbox' });
    expect(postMessage).toHaveBeenCalledWith({ type: 'send-outbox' });
  });

  it('is tried again by the browser when there is no session to send by', async () => {
    const worker = FakeWorkerScope.create();
    await expect(
      worker.dispatch('sync', { tag: 'agent-portal-outbox' }),
    ).rejects.toThrow('no session');
  });
});
