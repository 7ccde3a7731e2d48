import { FakeCaches } from './__testUtils__/FakeCaches';
import { clearDevice } from './clearDevice';

const set = (target: object, name: string, value: unknown) =>
  Object.defineProperty(target, name, { value, configurable: true });

describe('clearDevice', () => {
  afterEach(() => {
    Reflect.deleteProperty(navigator, 'serviceWorker');
    Reflect.deleteProperty(globalThis, 'caches');
    Reflect.deleteProperty(globalThis, 'MessageChannel');
  });

  it('removes what the person was shown, and leaves the app', async () => {
    const caches = new FakeCaches();
    for (const name of [
      'agent-portal-answers:user:default/ann',
      'agent-portal-identity',
      'agent-portal-shell',
      'of-something-else',
    ]) {
      await caches.open(name);
    }
    set(globalThis, 'caches', caches);
    await clearDevice();
    expect(await caches.keys()).toEqual([
      'agent-portal-shell',
      'of-something-else',
    ]);
  });

  it('has the worker do it first, and does not wait for it forever', async () => {
    jest.useFakeTimers();
    const postMessage = jest.fn();
    set(navigator, 'serviceWorker', { controller: { postMessage } });
    const ports = { port1: { close: jest.fn() }, port2: {} };
    set(globalThis, 'MessageChannel', function MessageChannel() {
      return ports;
    });
    const cleared = clearDevice();
    await jest.advanceTimersByTimeAsync(3_000);
    await cleared;
    expect(postMessage).toHaveBeenCalledWith({ type: 'signed-out' }, [
      ports.port2,
    ]);
    jest.useRealTimers();
  });

  it('does nothing where the browser keeps nothing', async () => {
    await expect(clearDevice()).resolves.toBeUndefined();
  });
});
