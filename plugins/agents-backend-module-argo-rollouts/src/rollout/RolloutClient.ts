import type { z } from 'zod';
import type { KubernetesApi, Patch } from '../kubernetes/KubernetesApi';
import { KubernetesError } from '../kubernetes/KubernetesError';
import { POD_HASH } from './annotations';
import type { Location } from './locate';
import { Revisions } from './Revisions';
import {
  listSchema,
  type PodTemplate,
  type ReplicaSet,
  replicaSetSchema,
  type Rollout,
  rolloutSchema,
} from './rolloutSchema';

/** A Rollout and which releases it runs. */
export interface RolloutState {
  rollout: Rollout;
  revisions: Revisions;
}

interface Run {
  signal?: AbortSignal;
}

/** Reads and changes Rollouts of one cluster. */
export class RolloutClient {
  readonly #api: KubernetesApi;

  private constructor(api: KubernetesApi) {
    this.#api = api;
  }

  static create(options: { api: KubernetesApi }): RolloutClient {
    return new RolloutClient(options.api);
  }

  /** @throws KubernetesError */
  async get({ namespace, name }: Location, run: Run): Promise<RolloutState> {
    const [rollout, sets] = await Promise.all([
      this.#api.get(pathOf({ namespace, name }), run),
      this.#listReplicaSets(namespace, run),
    ]);
    return toState(parse(rolloutSchema, rollout), sets);
  }

  /**
   * Reads all Rollouts of a namespace in two requests.
   *
   * @returns What finds one by its name, or throws an Error that says why there is none.
   */
  async listNamespace(
    namespace: string,
    run: Run,
  ): Promise<(name: string) => RolloutState> {
    const [list, sets] = await Promise.all([
      this.#api.get(pathOf({ namespace }), run),
      this.#listReplicaSets(namespace, run),
    ]);
    const { items } = parse(listSchema, list);
    return name => {
      const found = items.find(item => nameOf(item) === name);
      if (!found) {
        throw new Error(
          `There is no Rollout ${name} in the namespace ${namespace}`,
        );
      }
      return toState(parse(rolloutSchema, found), sets);
    };
  }

  /** Changes annotations, provided that the Rollout is still as it was read. */
  async annotate(
    rollout: Rollout,
    annotations: Record<string, string | null>,
    run: Run,
  ): Promise<Rollout> {
    return this.#patch(rollout, '', {
      type: 'merge',
      body: { metadata: { ...versionOf(rollout), annotations } },
      ...run,
    });
  }

  async patchStatus(
    rollout: Rollout,
    status: object,
    run: Run,
  ): Promise<Rollout> {
    return this.#patch(rollout, '/status', {
      type: 'merge',
      body: { metadata: versionOf(rollout), status },
      ...run,
    });
  }

  async replaceTemplate(
    rollout: Rollout,
    template: PodTemplate,
    run: Run,
  ): Promise<Rollout> {
    const { resourceVersion: value } = rollout.metadata;
    return this.#patch(rollout, '', {
      type: 'json',
      body: [
        { op: 'test', path: '/metadata/resourceVersion', value },
        { op: 'replace', path: '/spec/template', value: template },
      ],
      ...run,
    });
  }

  async #patch(
    { metadata }: Rollout,
    subresource: string,
    { signal, ...patch }: Patch & Run,
  ): Promise<Rollout> {
    return parse(
      rolloutSchema,
      await this.#api.patch(`${pathOf(metadata)}${subresource}`, patch, {
        signal,
      }),
    );
  }

  async #listReplicaSets(namespace: string, run: Run): Promise<ReplicaSet[]> {
    const list = await this.#api.get(
      `/apis/apps/v1/namespaces/${encodeURIComponent(
        namespace,
      )}/replicasets?labelSelector=${POD_HASH}`,
      run,
    );
    return parse(listSchema, list).items.flatMap(
      item => replicaSetSchema.safeParse(item).data ?? [],
    );
  }
}

function toState(rollout: Rollout, sets: ReplicaSet[]): RolloutState {
  return { rollout, revisions: Revisions.create({ rollout, sets }) };
}

function pathOf({
  namespace,
  name,
}: {
  namespace: string;
  name?: string;
}): string {
  const base = `/apis/argoproj.io/v1alpha1/namespaces/${encodeURIComponent(
    namespace,
  )}/rollouts`;
  return name === undefined ? base : `${base}/${encodeURIComponent(name)}`;
}

function versionOf({ metadata }: Rollout): { resourceVersion: string } {
  return { resourceVersion: metadata.resourceVersion };
}

function nameOf(item: unknown): unknown {
  return Object(Object(item).metadata).name;
}

function parse<TSchema extends z.ZodType>(
  schema: TSchema,
  value: unknown,
): z.output<TSchema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new KubernetesError(
    `The cluster answers with an object that cannot be used: ${
      issue.path.join('.') || 'the object'
    }: ${issue.message}`,
    0,
  );
}
