import { ConflictError } from '@backstage/errors';
import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from '../TrafficDriver';

/**
 * Releases of an instance as {@link FakeTrafficDriver} keeps them; the weight in percent.
 *
 * @public
 */
export interface FakeTraffic {
  weight: number;
  stable?: string;
  candidate?: string;
  former?: string;
  fence?: number;
  problem?: string;
}

/**
 * A traffic driver in memory that keeps the contract, for tests of what works with drivers.
 *
 * @public
 */
export class FakeTrafficDriver implements TrafficDriver {
  readonly id: string;
  /** Commands that had an effect, in order. */
  readonly applied: TrafficCommand[] = [];
  /** While set, nothing is observed and nothing done, for that reason. */
  failure?: string;
  readonly #now: () => number;
  readonly #traffic = new Map<string, FakeTraffic>();
  readonly #done = new Set<string>();

  private constructor(options: { id: string; now: () => number }) {
    this.id = options.id;
    this.#now = options.now;
  }

  /**
   * @param options - `id` is `fake` unless given; `now` gives ms since 1970.
   */
  static create(options: {
    id?: string;
    now: () => number;
  }): FakeTrafficDriver {
    return new FakeTrafficDriver({ id: 'fake', ...options });
  }

  /** Sets what serves an instance, as somebody who passes the driver by. */
  set(
    instance: Pick<TrafficInstance, 'agentRef' | 'environmentRef'>,
    traffic: FakeTraffic,
  ): void {
    this.#traffic.set(nameOf(instance), traffic);
  }

  /** What serves an instance. */
  get(
    instance: Pick<TrafficInstance, 'agentRef' | 'environmentRef'>,
  ): FakeTraffic | undefined {
    return this.#traffic.get(nameOf(instance));
  }

  async observe(instances: TrafficInstance[]): Promise<TrafficObservation[]> {
    return instances.map(instance => {
      const traffic = this.get(instance);
      if (this.failure !== undefined) {
        return { status: 'error', reason: this.failure };
      }
      return traffic
        ? { status: 'ok', at: this.#now(), ...traffic }
        : { status: 'error', reason: whyUnknown(instance) };
    });
  }

  async apply(
    instance: TrafficInstance,
    command: TrafficCommand,
  ): Promise<void> {
    const traffic = this.get(instance);
    if (this.failure !== undefined) throw new Error(this.failure);
    if (!traffic) throw new Error(whyUnknown(instance));
    if (this.#done.has(command.id)) return;
    if (command.fence < (traffic.fence ?? 0)) {
      throw new ConflictError(
        `The fencing token ${command.fence} is lower than ${traffic.fence}, which was accepted before`,
      );
    }
    const { demoted, ...changed } = change(traffic, command);
    this.set(instance, { ...changed, fence: command.fence });
    if (demoted) {
      const environmentRef = demoted.environment;
      this.set(
        { agentRef: instance.agentRef, environmentRef },
        { weight: 0, stable: demoted.version },
      );
    }
    this.#done.add(command.id);
    this.applied.push(command);
  }
}

function change(
  traffic: FakeTraffic,
  { target, candidate, stable }: TrafficCommand,
): FakeTraffic & { demoted?: { environment: string; version?: string } } {
  switch (target.type) {
    case 'split':
      if (traffic.candidate !== candidate) {
        throw new Error(
          `The candidate is ${
            traffic.candidate ?? 'not there'
          }, not ${candidate}`,
        );
      }
      return { ...traffic, weight: target.weight };
    case 'promote':
      if (traffic.stable === candidate) {
        return target.keepFormer ? traffic : { ...traffic, former: undefined };
      }
      return {
        weight: 0,
        stable: candidate,
        ...(target.keepFormer && { former: traffic.stable }),
      };
    case 'restore':
      if (stable !== undefined && traffic.former === stable) {
        return { weight: 0, stable, candidate: traffic.stable };
      }
      return { ...traffic, weight: 0 };
    default: {
      const { former, ...rest } = traffic;
      return {
        ...rest,
        demoted: { environment: target.environment, version: former },
      };
    }
  }
}

function nameOf(
  instance: Pick<TrafficInstance, 'agentRef' | 'environmentRef'>,
): string {
  return `${instance.agentRef}\n${instance.environmentRef}`;
}

function whyUnknown(instance: TrafficInstance): string {
  return `There is no traffic of ${instance.agentRef} in ${instance.environmentRef}`;
}
