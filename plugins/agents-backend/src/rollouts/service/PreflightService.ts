import {
  type PowerPreflight,
  preflightPower,
  type PreflightQuery,
} from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDirectory } from '../../readiness/workflow/AgentDirectory';
import type { TrafficDrivers } from '../model';
import { instanceKey } from '../observer/instanceKey';
import { observeTraffic } from '../observer/observeTraffic';
import type { ReleaseObserver } from '../observer/ReleaseObserver';
import type { RolloutCaller } from './rolloutCaller';
import type { RolloutMaker } from './RolloutMaker';

/** What {@link PreflightService} works with. */
export interface PreflightServiceOptions {
  agents: Pick<AgentStore, 'listInstances'>;
  directory: AgentDirectory;
  drivers: TrafficDrivers;
  maker: Pick<RolloutMaker, 'findPolicy'>;
  releases: Pick<ReleaseObserver, 'measureLoad'>;
  /** For one driver, in ms. */
  limitMs: number;
  now: () => number;
}

/** Says before a rollout what could be told at the traffic that an agent has. */
export class PreflightService {
  readonly #options: PreflightServiceOptions;

  private constructor(options: PreflightServiceOptions) {
    this.#options = options;
  }

  static create(options: PreflightServiceOptions): PreflightService {
    return new PreflightService(options);
  }

  /** @throws NotFoundError, or InputError naming the field. */
  async get(
    query: PreflightQuery,
    caller: RolloutCaller,
  ): Promise<PowerPreflight> {
    const { agents, directory, drivers, maker, releases, limitMs, now } =
      this.#options;
    const agent = await directory.requireAgent(query.agent, caller.scope);
    const environment = await directory.requireEnvironment(
      query.environment,
      caller,
    );
    const instance = (await agents.listInstances([agent.ref])).find(
      one => one.environmentRef === environment.ref,
    );
    if (!instance) {
      throw new InputError(
        `environment is "${query.environment}", but ${agent.ref} has no instance there`,
      );
    }
    const { policy } = await maker.findPolicy({
      agent,
      environmentRef: environment.ref,
      strategy: query.strategy,
    });
    const observed = await observeTraffic({
      instances: [instance],
      drivers,
      limitMs,
    });
    const seen = observed.get(instanceKey(instance));
    const load =
      seen?.status === 'ok' && seen.stable !== undefined
        ? await releases.measureLoad(instance, {
            stable: seen.stable,
            now: now(),
          })
        : undefined;
    return preflightPower({ policy, at: now(), ...load });
  }
}
