import { FakeWorkerScope } from './__testUtils__/FakeWorkerScope';

const page = (version: string) =>
  new Response(
    `<html><script src="/static/main.${version}.js"></script>${version}</html>`,
    { headers: { 'content-type': 'text/html' } },
  );

/** A portal of some version that serves its page and its files. */
const serve = (version: string) => async (request: Request) =>
  request.url.includes('/static/')
    ? new Response(`code of ${request.url}`)
    : page(version);

const unreachable = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch');
};

const open = (worker: FakeWorkerScope, path = '/agents/alerts/on-call') =>
  worker.fetch(path, { navigate: true });

describe('the app in the service worker', () => {
  it('opens any page without a network', async () => {
    const worker = FakeWorkerScope.create();
    worker.network = serve('v1');
    await worker.dispatch('install');
    worker.network = unreachable;
    expect(await (await open(worker))?.text()).toContain('v1');
    const file = await worker.fetch('/static/main.v1.js');
    expect(await file?.text()).toContain('code of');
  });

  it('takes the page from the network while there is one', async () => {
    const worker = FakeWorkerScope.create();
    worker.network = serve('v1');
    await open(worker);
    worker.network = serve('v2');
    expect(await (await open(worker))?.text()).toContain('v2');
  });

  it('does not ask again for files whose names tell their content', async () => {
    const worker = FakeWorkerScope.create();
    worker.network = serve('v1');
    await open(worker);
    worker.asked.length = 0;
    await worker.fetch('/static/main.v1.js');
    expect(worker.asked).toEqual([]);
  });

  it('keeps the files of this version and the one before, and those that they share', async () => {
    const worker = FakeWorkerScope.create();
    for (const version of ['v1', 'v2']) {
      worker.network = serve(version);
      await open(worker);
      await worker.fetch('/static/shared.js');
    }
    worker.network = serve('v3');
    await open(worker);
    const stored = await worker.caches.dump();
    expect(stored).not.toContain('main.v1.js');
    for (const name of ['main.v2.js', 'main.v3.js', 'shared.js']) {
      expect(stored).toContain(name);
    }
  });

  it('tells open pages of a new version', async () => {
    const worker = FakeWorkerScope.create();
    const postMessage = jest.fn();
    worker.pages = [{ url: '', postMessage, navigate: jest.fn() }];
    worker.network = serve('v1');
    await open(worker);
    expect(postMessage).not.toHaveBeenCalled();
    worker.network = serve('v2');
    await worker.dispatch('message', { data: { type: 'check-version' } });
    expect(postMessage).toHaveBeenCalledWith({
      type: 'new-version',
      files: ['https://portal.example.com/static/main.v2.js'],
    });
  });

  it.each([
    ['an error', () => new Response('x', { status: 500 })],
    [
      'the page of a proxy to sign in',
      () =>
        new Response('<html>Sign in</html>', {
          headers: { 'content-type': 'text/html' },
        }),
    ],
  ])('does not keep %s in place of the app', async (_, answer) => {
    const worker = FakeWorkerScope.create();
    worker.network = serve('v1');
    await open(worker);
    worker.network = async () => answer();
    await open(worker);
    worker.network = unreachable;
    expect(await (await open(worker))?.text()).toContain('v1');
  });

  it('keeps the files that a page had loaded before, but no others', async () => {
    const worker = FakeWorkerScope.create();
    worker.network = serve('v1');
    await open(worker);
    await worker.dispatch('message', {
      data: {
        type: 'keep-assets',
        urls: [
          'https://portal.example.com/static/alerts.js',
          'https://portal.example.com/api/catalog/entities',
          'https://elsewhere.example.com/static/x.js',
        ],
      },
    });
    const stored = await worker.caches.dump();
    expect(stored).toContain('alerts.js');
    expect(stored).not.toMatch(/catalog|elsewhere/);
  });
});
