import { setTimeout as sleep } from 'node:timers/promises';
import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { ConflictError, toError } from '@backstage/errors';
import limitConcurrency, { type Limit } from 'p-limit';
import type { ClusterConfig } from './argoRolloutsConfig';
import { KubernetesApi } from './kubernetes/KubernetesApi';
import { KubernetesError } from './kubernetes/KubernetesError';
import { COMMAND, FENCE, TARGET } from './rollout/annotations';
import { locate, type Location } from './rollout/locate';
import { observeRollout } from './rollout/observeRollout';
import { planChange } from './rollout/planChange';
import { RolloutClient, type RolloutState } from './rollout/RolloutClient';

/** Somebody else changed the object meanwhile so often: let them finish. */
const MOST_ATTEMPTS = 5;
/** Of one cluster that are read at the same time, with two requests each. */
const NAMESPACES_AT_ONCE = 8;

/** What {@link ArgoRolloutsDriver} works with; times in ms. */
export interface ArgoRolloutsDriverOptions {
  clusters: ClusterConfig[];
  now: () => number;
  /** How long a command waits for the controller to take a change in. Default 5 s. */
  patienceMs?: number;
  /** How long a look at all clusters may take. Default 4 s. */
  lookLimitMs?: number;
}

/** Shifts traffic by the Rollout objects of Argo Rollouts. */
export class ArgoRolloutsDriver implements TrafficDriver {
  readonly id = 'argo-rollouts';
  readonly #clients: Map<string, RolloutClient>;
  readonly #now: () => number;
  readonly #patienceMs: number;
  readonly #lookLimitMs: number;

  private constructor(options: ArgoRolloutsDriverOptions) {
    this.#now = options.now;
    this.#patienceMs = options.patienceMs ?? 5_000;
    this.#lookLimitMs = options.lookLimitMs ?? 4_000;
    this.#clients = new Map(
      options.clusters.map(cluster => [
        cluster.name,
        RolloutClient.create({ api: KubernetesApi.create({ cluster }) }),
      ]),
    );
  }

  static create(options: ArgoRolloutsDriverOptions): ArgoRolloutsDriver {
    return new ArgoRolloutsDriver(options);
  }

  async observe(
    instances: TrafficInstance[],
    options: { signal?: AbortSignal },
  ): Promise<TrafficObservation[]> {
    const names = [...this.#clients.keys()];
    const read = this.#openNamespaces(options);
    return Promise.all(
      instances.map(async (instance): Promise<TrafficObservation> => {
        try {
          const location = locate(instance, names);
          const find = await read(location);
          const state = find(location.name);
          return observeRollout(state.rollout, { ...state, now: this.#now() });
        } catch (error) {
          return { status: 'error', reason: toError(error).message };
        }
      }),
    );
  }

  async apply(
    instance: TrafficInstance,
    command: TrafficCommand,
    options: { signal?: AbortSignal },
  ): Promise<void> {
    const location = locate(instance, [...this.#clients.keys()]);
    const client = this.#clientOf(location);
    const end = this.#now() + this.#patienceMs;
    for (let attempt = 1; ; ) {
      try {
        const state = await client.get(location, options);
        const pending = await carryOut(command, { client, state, ...options });
        if (pending === undefined) return;
        if (this.#now() >= end)
          throw new Error(`${pending}; it is tried again`);
        await sleep(100, undefined, { signal: options.signal });
      } catch (error) {
        const isOvertaken =
          error instanceof KubernetesError && error.status === 409;
        if (!isOvertaken || attempt === MOST_ATTEMPTS) throw error;
        attempt++;
      }
    }
  }

  /**
   * Reads each namespace once, however many of its Rollouts are looked at. A cluster that hangs
   * takes neither the time nor the places of the others.
   */
  #openNamespaces(options: {
    signal?: AbortSignal;
  }): (location: Location) => ReturnType<RolloutClient['listNamespace']> {
    const limit = AbortSignal.timeout(this.#lookLimitMs);
    const signal = options.signal
      ? AbortSignal.any([options.signal, limit])
      : limit;
    const lanes = new Map<string, Limit>();
    const namespaces = new Map<
      string,
      ReturnType<RolloutClient['listNamespace']>
    >();
    return location => {
      const { cluster, namespace } = location;
      const key = `${cluster}\n${namespace}`;
      const lane = lanes.get(cluster) ?? limitConcurrency(NAMESPACES_AT_ONCE);
      lanes.set(cluster, lane);
      const reading =
        namespaces.get(key) ??
        lane(async () => {
          if (signal.aborted) {
            throw new Error(
              `The cluster ${cluster} took so long for other namespaces that ${namespace} was not asked for`,
            );
          }
          return this.#clientOf(location).listNamespace(namespace, { signal });
        });
      namespaces.set(key, reading);
      return reading;
    };
  }

  #clientOf({ cluster }: Location): RolloutClient {
    const client = this.#clients.get(cluster);
    if (!client) throw new Error(`There is no cluster ${cluster}`);
    return client;
  }
}

/**
 * Does the next part of a command.
 *
 * @returns What has yet to happen; nothing when it is done.
 */
async function carryOut(
  command: TrafficCommand,
  options: {
    client: RolloutClient;
    state: RolloutState;
    signal?: AbortSignal;
  },
): Promise<string | undefined> {
  const { client, signal } = options;
  const { rollout, revisions } = options.state;
  const { [FENCE]: fence, [COMMAND]: last } =
    rollout.metadata.annotations ?? {};
  if (fence !== undefined && command.fence < Number(fence)) {
    throw new ConflictError(
      `The fencing token ${command.fence} of the command ${command.id} is lower than ${fence}, which the Rollout ${rollout.metadata.name} has accepted before`,
    );
  }
  const change = planChange(command, { rollout, revisions });
  const isClaimed = last === command.id && fence === String(command.fence);
  if (isClaimed && change.type === 'none') return undefined;
  const annotations = 'annotations' in change ? change.annotations : undefined;
  // The token goes first, under the version that was looked at: from here on nobody with a lower
  // one gets through, and whoever was faster makes this fail.
  const claimed = await client.annotate(
    rollout,
    {
      ...annotations,
      [FENCE]: String(command.fence),
      [COMMAND]: command.id,
      [TARGET]: command.target.type,
    },
    { signal },
  );
  switch (change.type) {
    case 'status':
      await client.patchStatus(claimed, change.status, { signal });
      return undefined;
    case 'template':
      await client.replaceTemplate(claimed, change.template, { signal });
      return `The Rollout ${rollout.metadata.name} has yet to take in its former pods`;
    case 'wait':
      return change.why;
    default:
      return undefined;
  }
}
