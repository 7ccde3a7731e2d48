import { POD_HASH } from './annotations';
import type { ReplicaSet, Rollout } from './rolloutSchema';
import { versionOf } from './versionOf';

/** Which releases a Rollout runs. */
export class Revisions {
  readonly #rollout: Rollout;
  readonly #byHash: Map<string, ReplicaSet>;

  private constructor(rollout: Rollout, sets: ReplicaSet[]) {
    this.#rollout = rollout;
    this.#byHash = new Map(
      sets
        .filter(set => isOwned(set, rollout))
        .map(set => [set.metadata.labels?.[POD_HASH] ?? '', set]),
    );
  }

  static create(options: {
    rollout: Rollout;
    /** Those of its namespace. */
    sets: ReplicaSet[];
  }): Revisions {
    return new Revisions(options.rollout, options.sets);
  }

  /** Whether a candidate is on its way; otherwise everything is stable. */
  get hasCandidate(): boolean {
    const { currentPodHash, stableRS } = this.#rollout.status ?? {};
    return currentPodHash !== undefined && currentPodHash !== stableRS;
  }

  get stable(): string | undefined {
    return this.version(this.#rollout.status?.stableRS);
  }

  get candidate(): string | undefined {
    if (!this.hasCandidate) return undefined;
    const { template } = this.#rollout.spec;
    return (
      this.version(this.#rollout.status?.currentPodHash) ??
      (template && versionOf(template))
    );
  }

  version(hash: string | undefined): string | undefined {
    const set = this.set(hash);
    return set && versionOf(set.spec.template);
  }

  set(hash: string | undefined): ReplicaSet | undefined {
    return hash === undefined ? undefined : this.#byHash.get(hash);
  }
}

/** The pods of two Rollouts may have the same hash. */
function isOwned({ metadata }: ReplicaSet, rollout: Rollout): boolean {
  return (metadata.ownerReferences ?? []).some(
    ({ kind, name }) => kind === 'Rollout' && name === rollout.metadata.name,
  );
}
