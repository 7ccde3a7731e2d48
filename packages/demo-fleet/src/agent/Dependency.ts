import { ServiceUnavailableError } from '@backstage/errors';
import { DependencyDefinition } from '../catalog/InstanceDefinition';
import { createRandom, Random } from '../random/createRandom';
import { drawBetween, drawLogNormal } from '../random/distributions';
import { Clock } from '../time/Clock';
import { RollingSum } from '../time/RollingSum';

const windowMs = 60_000;

/** Outcome of the latest call, and the share of failed ones of the last minute. */
export interface DependencyReading {
  definition: DependencyDefinition;
  at: number;
  reachable: boolean;
  milliseconds: number;
  calls: number;
  failures: number;
}

/**
 * A simulated thing the agent needs, such as a database: a call to it really
 * takes time, which is measured.
 */
export class Dependency {
  readonly definition: DependencyDefinition;
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #medianMs: number;
  readonly #calls: RollingSum;
  readonly #failures: RollingSum;

  private constructor(
    definition: DependencyDefinition,
    clock: Clock,
    random: Random,
  ) {
    this.definition = definition;
    this.#clock = clock;
    this.#random = random;
    this.#medianMs = drawBetween(
      createRandom(`dependency ${definition.name}`),
      1,
      12,
    );
    this.#calls = RollingSum.create({ now: clock.now, windowMs });
    this.#failures = RollingSum.create({ now: clock.now, windowMs });
  }

  static create(options: {
    definition: DependencyDefinition;
    clock: Clock;
    random: Random;
  }): Dependency {
    return new Dependency(options.definition, options.clock, options.random);
  }

  /** @throws ServiceUnavailableError when the dependency is made unreachable. */
  async call(unreachable: string[], signal: AbortSignal): Promise<void> {
    const reading = await this.probe(unreachable, signal);
    if (!reading.reachable) {
      throw new ServiceUnavailableError(
        `${this.definition.name} cannot be reached`,
      );
    }
  }

  /** Calls the dependency and says how it went. */
  async probe(
    unreachable: string[],
    signal: AbortSignal,
  ): Promise<DependencyReading> {
    const startedAt = this.#clock.now();
    const median = this.#medianMs;
    await this.#clock.sleep(
      Math.min(500, drawLogNormal(this.#random, { median, spread: 0.4 })),
      signal,
    );
    const reachable = !unreachable.includes(this.definition.name);
    this.#calls.add(1);
    this.#failures.add(reachable ? 0 : 1);
    const at = this.#clock.now();
    return {
      definition: this.definition,
      at,
      reachable,
      milliseconds: Math.max(0, at - startedAt),
      calls: this.#calls.sum(),
      failures: this.#failures.sum(),
    };
  }
}
