import { FakeContainer } from './__testUtils__/FakeContainer';
import { ServiceWorkerClient } from './ServiceWorkerClient';

const API = 'https://portal.example.com/base/api/';

async function start(prepare: (container: FakeContainer) => void = () => {}) {
  const container = new FakeContainer();
  prepare(container);
  const onNewVersion = jest.fn();
  const reload = jest.fn();
  let now = 0;
  const client = ServiceWorkerClient.create({
    container: container as unknown as ServiceWorkerContainer,
    basePath: '/base',
    apiUrl: API,
    onNewVersion,
    reload,
    now: () => now,
  });
  const stop = await client.start();
  const look = (at: number) => {
    now = at;
    document.dispatchEvent(new Event('visibilitychange'));
  };
  return { container, client, onNewVersion, reload, stop, look };
}

describe('ServiceWorkerClient', () => {
  const stops: Array<() => void> = [];
  afterEach(() => {
    for (const stop of stops.splice(0)) stop();
    document.head.innerHTML = '';
  });

  const run = async (prepare?: (container: FakeContainer) => void) => {
    const started = await start(prepare);
    stops.push(started.stop);
    return started;
  };

  it('registers the worker where the app is, and tells it where the backend is', async () => {
    const { container } = await run();
    expect(container.register).toHaveBeenCalledWith(
      `/base/service-worker.js?api=${encodeURIComponent(API)}`,
      { scope: '/base/', updateViaCache: 'none' },
    );
  });

  it('has kept what the page loaded before', async () => {
    document.head.innerHTML =
      '<script src="https://portal.example.com/static/main.js"></script>';
    const { container } = await run();
    expect(container.registration.active.postMessage).toHaveBeenCalledWith({
      type: 'keep-assets',
      urls: ['https://portal.example.com/static/main.js'],
    });
  });

  it('says that a new worker waits, and reloads when it is let in', async () => {
    const waiting = { postMessage: jest.fn() };
    const { client, container, onNewVersion, reload } = await run(fake => {
      fake.registration.waiting = waiting;
    });
    expect(onNewVersion).toHaveBeenCalledTimes(1);
    client.update();
    expect(waiting.postMessage).toHaveBeenCalledWith({ type: 'skip-waiting' });
    expect(reload).not.toHaveBeenCalled();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('does not reload a page by itself', async () => {
    const { container, reload } = await run();
    container.dispatchEvent(new Event('controllerchange'));
    expect(reload).not.toHaveBeenCalled();
  });

  it('does not call the first worker a new version', async () => {
    const { container, onNewVersion } = await run(fake => {
      fake.controller = null;
    });
    const installing = Object.assign(new EventTarget(), { state: 'installed' });
    container.registration.installing = installing;
    container.registration.dispatchEvent(new Event('updatefound'));
    installing.dispatchEvent(new Event('statechange'));
    expect(onNewVersion).not.toHaveBeenCalled();
  });

  it('says that the app is another by now, unless the page is of it already', async () => {
    document.head.innerHTML =
      '<script src="https://portal.example.com/static/main.v2.js"></script>';
    const { container, client, onNewVersion, reload } = await run();
    const tell = (file: string) =>
      container.tell({
        type: 'new-version',
        files: [`https://portal.example.com/static/${file}`],
      });
    tell('main.v2.js');
    expect(onNewVersion).not.toHaveBeenCalled();
    tell('main.v3.js');
    expect(onNewVersion).toHaveBeenCalledTimes(1);
    client.update();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('looks for a new version when it is looked at after half an hour', async () => {
    const { container, look } = await run();
    const { update } = container.registration;
    look(29 * 60_000);
    expect(update).not.toHaveBeenCalled();
    look(30 * 60_000);
    look(31 * 60_000);
    expect(update).toHaveBeenCalledTimes(1);
    expect(container.registration.active.postMessage).toHaveBeenCalledWith({
      type: 'check-version',
    });
  });
});
