import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { checkRollout } from './checkRollout';
import { mergePatch } from './mergePatch';
import { FakeRollout, type RolloutObject } from './FakeRollout';

export const TOKEN = 'token-of-the-service-account';

/** A request as the cluster saw it. */
export interface SeenRequest {
  method?: string;
  path: string;
  contentType?: string;
}

/**
 * The API of a cluster with Rollouts, their ReplicaSets, and a controller that does at once what
 * Argo Rollouts does in its time. Refuses objects that the custom resource's schema does not allow.
 */
export class FakeCluster {
  readonly url: string;
  readonly seen: SeenRequest[] = [];
  readonly rollouts = new Map<string, FakeRollout>();
  /** How often an object was changed. */
  changes = 0;
  /** While set, it takes requests and answers none. */
  isHanging = false;
  /** Called before each patch: somebody else may be faster. */
  beforePatch: () => void = () => {};
  readonly #stop: () => Promise<void>;

  private constructor(options: { url: string; stop: () => Promise<void> }) {
    this.url = options.url;
    this.#stop = options.stop;
  }

  static async start(): Promise<FakeCluster> {
    let answer: (
      request: IncomingMessage,
      response: ServerResponse,
    ) => Promise<void> = async () => {};
    const server = createServer((request, response) => {
      answer(request, response).catch(error =>
        send(response, 500, { message: String(error) }),
      );
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const { port } = server.address() as AddressInfo;
    const cluster = new FakeCluster({
      url: `http://127.0.0.1:${port}`,
      stop: async () => {
        server.closeAllConnections();
        await new Promise(resolve => {
          server.close(resolve);
        });
      },
    });
    answer = (request, response) => cluster.#answer(request, response);
    return cluster;
  }

  async stop(): Promise<void> {
    await this.#stop();
  }

  add(rollout: FakeRollout): FakeRollout {
    checkRollout(rollout.object);
    this.rollouts.set(rollout.object.metadata.name, rollout);
    return rollout;
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const { method, url = '', headers } = request;
    const contentType = headers['content-type'];
    this.seen.push({
      method,
      path: url,
      ...(contentType !== undefined && { contentType }),
    });
    if (this.isHanging) return;
    if (headers.authorization !== `Bearer ${TOKEN}`) {
      send(response, 401, { kind: 'Status', message: 'Unauthorized' });
      return;
    }
    const [, resource, name, subresource] =
      /^\/apis\/[\w.]+\/v1(?:alpha1)?\/namespaces\/bmad\/(\w+)(?:\/([\w-]+))?(\/status)?(?:\?.*)?$/.exec(
        url,
      ) ?? [];
    const all = [...this.rollouts.values()];
    if (resource === 'replicasets') {
      send(response, 200, { items: all.flatMap(one => one.replicaSets) });
      return;
    }
    if (resource === 'rollouts' && name === undefined) {
      send(response, 200, { items: all.map(one => one.object) });
      return;
    }
    const found = this.rollouts.get(name ?? '');
    if (!found) {
      const message = `rollouts.argoproj.io "${name}" not found`;
      send(response, 404, { kind: 'Status', message });
    } else if (method === 'GET') {
      send(response, 200, found.object);
    } else {
      this.beforePatch();
      const body: unknown = JSON.parse(await text(request));
      this.#patch(found, { body, isStatus: Boolean(subresource) }, response);
    }
  }

  #patch(
    found: FakeRollout,
    { body, isStatus }: { body: unknown; isStatus: boolean },
    response: ServerResponse,
  ): void {
    const before = found.object;
    const version = before.metadata.resourceVersion;
    const expected = Array.isArray(body)
      ? body[0].value
      : Object(body).metadata?.resourceVersion;
    if (expected !== version) {
      const message = 'the object has been modified; please apply your changes';
      send(response, 409, { kind: 'Status', message });
      return;
    }
    const patched = (
      Array.isArray(body)
        ? { ...before, spec: { ...before.spec, template: body[1].value } }
        : mergePatch(before, body)
    ) as RolloutObject;
    // As the API does: what is not of the resource that was patched stays.
    const after = isStatus
      ? { ...before, status: patched.status }
      : { ...patched, status: before.status };
    try {
      checkRollout(after);
    } catch (error) {
      send(response, 422, { kind: 'Status', message: String(error) });
      return;
    }
    if (JSON.stringify(after) !== JSON.stringify(before)) {
      this.changes++;
      found.replace(after);
    }
    send(response, 200, found.object);
    found.reconcile();
  }
}

function send(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, { 'content-type': 'application/json' })
    .end(JSON.stringify(body));
}
