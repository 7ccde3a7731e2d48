import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { webcrypto } from 'node:crypto';
import vm from 'node:vm';
import { FakeCaches } from './FakeCaches';

const PUBLIC = resolve(__dirname, '../../../../public');
const ORIGIN = 'https://portal.example.com';

type Handler = (event: Record<string, unknown>) => void;
type Network = (request: Request) => Promise<Response>;

/** The world of a service worker, with the worker of the portal in it. */
export class FakeWorkerScope {
  readonly caches = new FakeCaches();
  /** What the network answers; a test says. */
  network: Network = async () => {
    throw new TypeError('Failed to fetch');
  };
  readonly asked: Request[] = [];
  readonly notifications: Array<{ title: string; options: object }> = [];
  readonly opened: string[] = [];
  readonly told: unknown[] = [];
  pages: Array<{
    url: string;
    postMessage: (message: unknown) => void;
    navigate: (url: string) => Promise<{ focus: () => Promise<void> }>;
  }> = [];
  readonly subscription = {
    unsubscribe: jest.fn(async () => true),
  };
  readonly subscribe = jest.fn(async (_options: unknown) =>
    createSubscription('https://push.example.com/new'),
  );
  readonly #handlers = new Map<string, Handler>();

  private constructor() {}

  static create(): FakeWorkerScope {
    const scope = new FakeWorkerScope();
    scope.#run();
    return scope;
  }

  /** What the worker answers to a request of a page; nothing when it leaves it to the browser. */
  async fetch(
    path: string,
    init: RequestInit & { navigate?: boolean } = {},
  ): Promise<Response | undefined> {
    const { navigate, ...rest } = init;
    const request = new Request(`${ORIGIN}${path}`, rest);
    if (navigate) Object.defineProperty(request, 'mode', { value: 'navigate' });
    let answer: Promise<Response> | undefined;
    await this.dispatch('fetch', {
      request,
      respondWith: (given: Promise<Response>) => {
        answer = given;
        // An event ends after its answer: what it waits for is added meanwhile.
        return given;
      },
    });
    return answer;
  }

  /** Fires an event and waits for all that it waits for. */
  async dispatch(
    type: string,
    event: Record<string, unknown> = {},
  ): Promise<void> {
    const waits: Array<Promise<unknown>> = [];
    const handler = this.#handlers.get(type);
    if (!handler) throw new Error(`The worker does not listen to ${type}`);
    const { respondWith, ...rest } = event;
    handler({
      ...rest,
      waitUntil: (wait: Promise<unknown>) => waits.push(wait),
      respondWith: (answer: Promise<Response>) => {
        waits.push(answer);
        (respondWith as (given: Promise<Response>) => void)(answer);
      },
    });
    for (let index = 0; index < waits.length; index++) await waits[index];
  }

  #run(): void {
    const self: Record<string, unknown> = {
      location: new URL(
        `${ORIGIN}/service-worker.js?api=${encodeURIComponent(
          `${ORIGIN}/api/`,
        )}`,
      ),
      registration: {
        scope: `${ORIGIN}/`,
        showNotification: async (title: string, options: object) => {
          this.notifications.push({ title, options });
        },
        pushManager: {
          getSubscription: async () => this.subscription,
          subscribe: this.subscribe,
        },
      },
      clients: {
        claim: async () => undefined,
        matchAll: async () => this.pages,
        openWindow: async (url: string) => {
          this.opened.push(url);
        },
      },
      skipWaiting: jest.fn(),
      addEventListener: (type: string, handler: Handler) =>
        this.#handlers.set(type, handler),
      caches: this.caches,
      crypto: webcrypto,
      fetch: (input: string | Request, init?: RequestInit) => {
        const request = new Request(input, init);
        this.asked.push(request);
        return this.network(request);
      },
      ...{ Request, Response, Blob, URL, URLSearchParams },
      ...{ TextEncoder, TextDecoder, atob, btoa },
      // Looked up at each call, as a test may replace them.
      setTimeout: (act: () => void, after: number) => setTimeout(act, after),
      clearTimeout: (timer: number) => clearTimeout(timer),
      // Those of the test, as what it compares with is made of them.
      ...{ Uint8Array, Date },
    };
    self.self = self;
    const context = vm.createContext(self);
    const load = (file: string) =>
      vm.runInContext(readFileSync(resolve(PUBLIC, file), 'utf8'), context, {
        filename: file,
      });
    self.importScripts = (...files: string[]) => files.map(load);
    load('service-worker.js');
  }
}

/** A subscription as a browser gives it. */
export function createSubscription(endpoint: string) {
  return {
    endpoint,
    options: { userVisibleOnly: true },
    toJSON: () => ({ endpoint, keys: { p256dh: 'key', auth: 'auth' } }),
  };
}

/** A token as the portal gives it, which says who somebody is. */
export function createToken(user: string): string {
  const part = (value: object) =>
    Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'ES256' })}.${part({ sub: user, exp: 4e9 })}.secret`;
}

/** The answer to somebody who signs in. */
export function createSession(user: string): Response {
  return Response.json({
    profile: { displayName: 'Ann' },
    providerInfo: { accessToken: 'access-secret', scope: 'read' },
    backstageIdentity: {
      token: createToken(user),
      identity: {
        type: 'user',
        userEntityRef: user,
        ownershipEntityRefs: [user],
      },
    },
  });
}
