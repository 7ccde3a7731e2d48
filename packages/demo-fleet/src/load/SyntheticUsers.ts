import { TaskRequest } from '../agent/taskSchemas';
import { Profile } from '../profiles/profileSchema';
import { Random } from '../random/createRandom';
import { drawExponential, drawWeightedIndex } from '../random/distributions';

/** An occasional user comes once for every so many times of a regular one. */
const occasionalWeight = 0.02;
/** Nobody is delighted by a task that failed. */
const disappointedWeights = [4, 4, 2, 0, 0];

/** What a user has to say about an answer; empty for most. */
export interface Reaction {
  score?: number;
  complaint?: boolean;
}

/** The people who use one agent: who comes when, for what, and how they like it. */
export class SyntheticUsers {
  readonly #profile: Profile;
  readonly #random: Random;
  readonly #userWeights: number[];
  readonly #featureWeights: number[];

  private constructor(profile: Profile, random: Random) {
    const { regular, occasional } = profile.users;
    this.#profile = profile;
    this.#random = random;
    this.#userWeights = [
      ...new Array(regular).fill(1),
      ...new Array(occasional).fill(occasionalWeight),
    ];
    // Features are popular in the order in which the profile names them.
    this.#featureWeights = profile.features.used.map(
      (_, index) => 1 / (1 + index / 4),
    );
  }

  static create(options: { profile: Profile; random: Random }): SyntheticUsers {
    return new SyntheticUsers(options.profile, options.random);
  }

  /** Milliseconds until the next task is asked for; `busyness` is a factor. */
  nextArrival(busyness: number): number {
    const rate = this.#profile.requestsPerSecond * busyness;
    return drawExponential(this.#random, 1000 / rate);
  }

  nextTask(): TaskRequest {
    const user = drawWeightedIndex(this.#random, this.#userWeights);
    const feature = drawWeightedIndex(this.#random, this.#featureWeights);
    return {
      user: `user-${user + 1}`,
      feature: this.#profile.features.used[feature],
    };
  }

  react(outcome: 'completed' | 'failed'): Reaction {
    const { feedback, complaints } = this.#profile;
    const good = outcome === 'completed';
    const rates = this.#random() < feedback.share;
    const weights = good ? feedback.weights : disappointedWeights;
    const score = 1 + drawWeightedIndex(this.#random, weights);
    const complains =
      this.#random() < (good ? complaints.good : complaints.failed);
    return {
      ...(rates ? { score } : {}),
      ...(complains ? { complaint: true } : {}),
    };
  }
}
