import {
  createSession,
  createToken,
  FakeWorkerScope,
} from './__testUtils__/FakeWorkerScope';

const ANN = 'user:default/änn';
const BOB = 'user:default/bob';
const REFRESH = '/api/auth/github/refresh';
const ALERTS = '/api/agents/v1/alerts?mine=true';
const STORED_AT = 'x-agent-portal-stored-at';

const as = (user: string) => ({
  headers: { authorization: `Bearer ${createToken(user)}` },
});

const unreachable = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

async function signIn(worker: FakeWorkerScope, user = ANN) {
  worker.network = async () => createSession(user);
  await worker.fetch(REFRESH);
}

async function signedIn(user = ANN) {
  const worker = FakeWorkerScope.create();
  await signIn(worker, user);
  return worker;
}

async function know(worker: FakeWorkerScope, body: object, path = ALERTS) {
  worker.network = async () => Response.json(body);
  await worker.fetch(path, as(ANN));
  worker.network = unreachable;
}

describe('answers of the service worker', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('gives what was known last, and says of when it is', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    const answer = await worker.fetch(ALERTS, as(ANN));
    expect(await answer?.json()).toEqual({ total: 1 });
    expect(
      Date.parse(answer?.headers.get(STORED_AT) ?? ''),
    ).toBeLessThanOrEqual(Date.now());
  });

  it('asks the network first', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    worker.network = async () => Response.json({ total: 2 });
    const answer = await worker.fetch(ALERTS, as(ANN));
    expect(await answer?.json()).toEqual({ total: 2 });
    expect(answer?.headers.get(STORED_AT)).toBeNull();
  });

  it.each([502, 504])(
    'takes the %s of a gateway for a portal that is not reached',
    async status => {
      const worker = await signedIn();
      await know(worker, { total: 1 });
      worker.network = async () => new Response('', { status });
      const answer = await worker.fetch(ALERTS, as(ANN));
      expect(await answer?.json()).toEqual({ total: 1 });
    },
  );

  it.each([
    ['an error', () => Response.json({ error: 'x' }, { status: 503 })],
    [
      'what must not be stored',
      () =>
        Response.json({ a: 1 }, { headers: { 'cache-control': 'no-store' } }),
    ],
    ['what is not JSON', () => new Response('<html></html>')],
    ['what is too large', () => Response.json('x'.repeat(1_100_000))],
  ])('does not store %s', async (_, answer) => {
    const worker = await signedIn();
    worker.network = async () => answer();
    await worker.fetch(ALERTS, as(ANN));
    worker.network = unreachable;
    expect((await worker.fetch(ALERTS, as(ANN)))?.type).toBe('error');
  });

  it('shows nobody what somebody else was shown', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    expect((await worker.fetch(ALERTS, as(BOB)))?.type).toBe('error');
    await signIn(worker, BOB);
    expect(await worker.caches.dump()).not.toContain('total');
  });

  it('does not store for somebody who has signed out meanwhile', async () => {
    const worker = await signedIn();
    worker.network = async () => {
      await worker.dispatch('message', {
        data: { type: 'signed-out' },
        ports: [],
      });
      return Response.json({ total: 1 });
    };
    await worker.fetch(ALERTS, as(ANN));
    expect(await worker.caches.dump()).toBe('');
  });

  it('keeps the newest answers only', async () => {
    const worker = await signedIn();
    for (let index = 0; index < 203; index++) {
      await know(worker, { index }, `/api/agents/v1/alerts/${index}`);
    }
    const ask = (index: number) =>
      worker.fetch(`/api/agents/v1/alerts/${index}`, as(ANN));
    expect((await ask(2))?.type).toBe('error');
    expect(await (await ask(3))?.json()).toEqual({ index: 3 });
  });

  it.each([
    ['/api/catalog/entities', as(ANN)],
    ['/api/agents/v1/alerts', {}],
    ['/api/agents/v1/alerts/1/acknowledge', { ...as(ANN), method: 'POST' }],
  ])('leaves %s to the browser', async (path, init) => {
    const worker = await signedIn();
    expect(await worker.fetch(path, init)).toBeUndefined();
  });

  it('waits for a slow network for a few seconds only, and keeps its late answer', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    jest.useFakeTimers();
    let answerNow: (response: Response) => void = () => undefined;
    worker.network = () =>
      new Promise(resolve => {
        answerNow = resolve;
      });
    let given: Response | undefined;
    const asked = worker.fetch(ALERTS, as(ANN)).then(answer => {
      given = answer;
    });
    await jest.advanceTimersByTimeAsync(3_900);
    expect(given).toBeUndefined();
    await jest.advanceTimersByTimeAsync(200);
    answerNow(Response.json({ total: 2 }));
    await jest.advanceTimersByTimeAsync(1);
    await asked;
    expect(await given?.json()).toEqual({ total: 1 });
    worker.network = unreachable;
    const next = await worker.fetch(ALERTS, as(ANN));
    expect(await next?.json()).toEqual({ total: 2 });
  });
});

describe('the identity offline', () => {
  async function startOffline(worker: FakeWorkerScope) {
    worker.network = unreachable;
    const session = await (await worker.fetch(REFRESH))?.json();
    const { token } = session.backstageIdentity;
    return { session, headers: { authorization: `Bearer ${token}` } };
  }

  it('is the last one, without anything that proves it', async () => {
    const worker = await signedIn();
    const { session } = await startOffline(worker);
    expect(session).toMatchObject({
      profile: { displayName: 'Ann' },
      providerInfo: { scope: 'read' },
      backstageIdentity: { identity: { userEntityRef: ANN } },
    });
    const kept = (await worker.caches.dump()) + JSON.stringify(session);
    expect(kept).not.toContain('secret');
    expect(kept).not.toContain(createToken(ANN));
  });

  it('opens what was stored, and never leaves the device', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    const { headers } = await startOffline(worker);
    worker.asked.length = 0;
    worker.network = async () => Response.json({ total: 2 });
    const answer = await worker.fetch(ALERTS, { headers });
    expect(await answer?.json()).toEqual({ total: 1 });
    const sent = await worker.fetch('/api/agents/v1/alerts/1/acknowledge', {
      method: 'POST',
      headers,
    });
    expect(sent?.type).toBe('error');
    expect(
      (await worker.fetch('/api/catalog/entities', { headers }))?.type,
    ).toBe('error');
    expect(worker.asked).toEqual([]);
  });

  it('is not that of another way to sign in, nor of another person', async () => {
    const worker = await signedIn();
    worker.network = unreachable;
    expect((await worker.fetch('/api/auth/okta/refresh'))?.type).toBe('error');
    const headers = { 'X-Example-Person': 'bob' };
    expect((await worker.fetch(REFRESH, { headers }))?.type).toBe('error');
  });

  it('ends with the session', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    worker.network = async () => new Response('', { status: 401 });
    await worker.fetch(REFRESH);
    expect(await worker.caches.dump()).toBe('');
  });

  it('ends with signing out, and the device is told no more', async () => {
    const worker = await signedIn();
    await know(worker, { total: 1 });
    await worker.fetch('/api/auth/github/logout', { method: 'POST' });
    expect(await worker.caches.dump()).toBe('');
    expect(worker.subscription.unsubscribe).toHaveBeenCalledTimes(1);
  });

  it('stays when another provider is signed out of', async () => {
    const worker = await signedIn();
    await worker.fetch('/api/auth/gitlab/logout', { method: 'POST' });
    expect(await worker.caches.dump()).toContain('profile');
    expect(worker.subscription.unsubscribe).not.toHaveBeenCalled();
  });
});
