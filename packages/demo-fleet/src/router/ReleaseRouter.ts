import { isDeepStrictEqual } from 'node:util';
import { Random } from '../random/createRandom';
import { Release, ReleaseState } from './releaseSchema';

export interface ServedCounts {
  version: string;
  requests: number;
  errors: number;
}

/** What was actually served, in all and since the split last changed. */
export interface Traffic {
  weight: number;
  stable: string;
  candidate?: string;
  total: ServedCounts[];
  sinceChange: { at: string; served: ServedCounts[] };
}

function count(
  served: Map<string, ServedCounts>,
  version: string,
  failed: boolean,
): void {
  const counts = served.get(version) ?? { version, requests: 0, errors: 0 };
  counts.requests += 1;
  counts.errors += failed ? 1 : 0;
  served.set(version, counts);
}

/** Splits the requests of one instance between its stable and candidate release. */
export class ReleaseRouter {
  readonly #random: Random;
  readonly #now: () => number;
  readonly #total = new Map<string, ServedCounts>();
  #state: ReleaseState;
  #changedAt: number;
  #sinceChange = new Map<string, ServedCounts>();

  private constructor(state: ReleaseState, random: Random, now: () => number) {
    this.#state = state;
    this.#random = random;
    this.#now = now;
    this.#changedAt = now();
  }

  static create(options: {
    state: ReleaseState;
    random: Random;
    now: () => number;
  }): ReleaseRouter {
    return new ReleaseRouter(options.state, options.random, options.now);
  }

  get state(): ReleaseState {
    return this.#state;
  }

  /** Draws the release that serves the next request, unless one in service is asked for. */
  pick(version?: string): Release {
    const { stable, candidate, weight } = this.#state;
    if (version !== undefined && version === candidate?.version) {
      return candidate;
    }
    if (version !== undefined && version === stable.version) {
      return stable;
    }
    return candidate && this.#random() * 100 < weight ? candidate : stable;
  }

  recordServed(release: Release, failed: boolean): void {
    count(this.#total, release.version, failed);
    count(this.#sinceChange, release.version, failed);
  }

  /** Takes another split; setting the present one again changes nothing. */
  setState(state: ReleaseState): void {
    if (isDeepStrictEqual(state, this.#state)) {
      return;
    }
    this.#state = state;
    this.#changedAt = this.#now();
    this.#sinceChange = new Map();
  }

  traffic(): Traffic {
    return {
      weight: this.#state.weight,
      stable: this.#state.stable.version,
      candidate: this.#state.candidate?.version,
      total: Array.from(this.#total.values(), counts => ({ ...counts })),
      sinceChange: {
        at: new Date(this.#changedAt).toISOString(),
        served: Array.from(this.#sinceChange.values(), counts => ({
          ...counts,
        })),
      },
    };
  }
}
