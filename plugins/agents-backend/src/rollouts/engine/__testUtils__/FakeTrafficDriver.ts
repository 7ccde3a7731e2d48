import type { TrafficTarget } from '@agent-portal/plugin-agents-common';
import type {
  TrafficCommand,
  TrafficDriver,
  TrafficInstance,
  TrafficObservation,
} from '@agent-portal/plugin-agents-node';
import { ConflictError } from '@backstage/errors';

interface Traffic {
  stable: string;
  candidate?: string;
  former?: string;
  weight: number;
  fence: number;
  done: Set<string>;
}

/** A change of traffic that took place. */
export interface Effect {
  agentRef: string;
  id: string;
  fence: number;
  target: TrafficTarget;
}

/** Shifts traffic in memory, honouring ids and fencing tokens as every driver has to. */
export class FakeTrafficDriver implements TrafficDriver {
  readonly id: string;
  /** What took place, in this order. */
  readonly effects: Effect[] = [];
  /** How often it was asked to change something. */
  asked = 0;
  /** What it does before it changes anything. */
  beforeApply: (options: { signal?: AbortSignal }) => Promise<void> =
    async () => {};
  readonly #traffic = new Map<string, Traffic>();

  constructor(id = 'fake') {
    this.id = id;
  }

  async observe(instances: TrafficInstance[]): Promise<TrafficObservation[]> {
    return instances.map(({ agentRef }) => {
      const { done: _, ...seen } = this.#of(agentRef);
      return { status: 'ok', at: 0, ...seen };
    });
  }

  async apply(
    { agentRef }: TrafficInstance,
    command: TrafficCommand,
    options: { signal?: AbortSignal },
  ): Promise<void> {
    this.asked += 1;
    await this.beforeApply(options);
    const traffic = this.#of(agentRef);
    if (command.fence < traffic.fence) {
      throw new ConflictError(`${traffic.fence} was accepted before`);
    }
    traffic.fence = command.fence;
    if (traffic.done.has(command.id)) return;
    traffic.done.add(command.id);
    const { id, fence, target } = command;
    this.effects.push({ agentRef, id, fence, target });
    shift(traffic, command);
  }

  /** Offers a release beside the stable one. */
  offer(agentRef: string, candidate: string): void {
    Object.assign(this.#of(agentRef), { candidate, weight: 0 });
  }

  #of(agentRef: string): Traffic {
    const traffic = this.#traffic.get(agentRef) ?? {
      stable: '1.0.0',
      candidate: '2.0.0',
      weight: 0,
      fence: 0,
      done: new Set<string>(),
    };
    this.#traffic.set(agentRef, traffic);
    return traffic;
  }
}

function shift(
  traffic: Traffic,
  { target, candidate, stable = '1.0.0' }: TrafficCommand,
): void {
  switch (target.type) {
    case 'split':
      traffic.weight = target.weight;
      break;
    case 'promote':
      Object.assign(traffic, {
        stable: candidate,
        former: target.keepFormer ? stable : undefined,
        candidate: undefined,
        weight: 0,
      });
      break;
    case 'restore':
      Object.assign(traffic, { stable, candidate, weight: 0 });
      break;
    default:
      traffic.former = undefined;
  }
}
