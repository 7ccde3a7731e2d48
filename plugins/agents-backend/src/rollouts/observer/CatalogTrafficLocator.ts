import type { AgentStore } from '../../catalog/AgentStore';
import type { LocatedInstance, TrafficDrivers, TrafficLocator } from '../model';
import { instanceKey } from './instanceKey';
import { toTrafficInstance } from './observeTraffic';
import { pinnedInstance, type PlacedRollout } from './pinnedInstance';

/**
 * Finds what shifts the traffic of rollouts: what each was made for, so that traffic is given back
 * where it was taken; else what the catalog says of the instance.
 */
export class CatalogTrafficLocator implements TrafficLocator {
  readonly #agents: Pick<AgentStore, 'listInstances'>;
  readonly #drivers: TrafficDrivers;

  private constructor(options: {
    agents: Pick<AgentStore, 'listInstances'>;
    drivers: TrafficDrivers;
  }) {
    this.#agents = options.agents;
    this.#drivers = options.drivers;
  }

  static create(options: {
    agents: Pick<AgentStore, 'listInstances'>;
    drivers: TrafficDrivers;
  }): CatalogTrafficLocator {
    return new CatalogTrafficLocator(options);
  }

  async locate(
    rollouts: PlacedRollout[],
  ): Promise<Array<LocatedInstance | { missing: string }>> {
    const refs = [...new Set(rollouts.map(({ agent }) => agent))];
    const instances = new Map(
      (await this.#agents.listInstances(refs)).map(one => [
        instanceKey(one),
        one,
      ]),
    );
    return rollouts.map(rollout => {
      const { agent, environment } = rollout;
      const instance = pinnedInstance(
        rollout,
        instances.get(
          instanceKey({ agentRef: agent, environmentRef: environment }),
        ),
      );
      if (!instance) {
        return {
          missing: `The catalog has no instance of ${agent} in ${environment}`,
        };
      }
      const id = instance.rollout?.driver;
      const driver = id === undefined ? undefined : this.#drivers.get(id);
      if (!driver) {
        return {
          missing:
            id === undefined
              ? `The catalog names no traffic driver for ${agent} in ${environment}; add rollout.driver to the instance`
              : `No traffic driver ${id} is installed; installed: ${
                  this.#drivers.ids().join(', ') || 'none'
                }`,
        };
      }
      return { driver, instance: toTrafficInstance(instance) };
    });
  }
}
