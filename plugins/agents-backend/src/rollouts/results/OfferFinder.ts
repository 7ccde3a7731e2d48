import {
  describeGate,
  gatesOfWave,
  type Rollout,
  type RolloutOffer,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../../catalog/model';
import { orderInstances } from '../../catalog/orderInstances';
import type { TrafficDrivers } from '../model';
import { instanceKey } from '../observer/instanceKey';
import { observeTraffic } from '../observer/observeTraffic';
import { createPlanFinder } from '../plans/findAgentPlan';
import { mayOperate, type RolloutCaller } from '../service/rolloutCaller';
import { hasCandidate } from './hasCandidate';

/** What {@link OfferFinder} works with. */
export interface OfferFinderOptions {
  agents: Pick<AgentStore, 'listInstances' | 'listPolicies'>;
  drivers: TrafficDrivers;
  /** For one driver, in ms. */
  limitMs: number;
}

/** Finds releases of an agent that drivers have ready. */
export class OfferFinder {
  readonly #options: OfferFinderOptions;

  private constructor(options: OfferFinderOptions) {
    this.#options = options;
  }

  static create(options: OfferFinderOptions): OfferFinder {
    return new OfferFinder(options);
  }

  /** One for each instance that no rollout is about. */
  async find(
    agent: AgentDescriptor,
    options: { caller: RolloutCaller; active: Rollout[] },
  ): Promise<RolloutOffer[]> {
    const { agents, drivers, limitMs } = this.#options;
    const policies = await agents.listPolicies();
    const busy = new Set(options.active.map(({ environment }) => environment));
    const instances = orderInstances(
      await agents.listInstances([agent.ref]),
      policies.environments,
    ).filter(
      ({ environmentRef, rollout }) =>
        !busy.has(environmentRef) &&
        (rollout !== undefined ||
          policies.environments.get(environmentRef)?.stage === 'production'),
    );
    const seen = await observeTraffic({ instances, drivers, limitMs });
    const findPlan = createPlanFinder(policies);
    return instances.map((instance): RolloutOffer => {
      const { environmentRef } = instance;
      const observation = seen.get(instanceKey(instance));
      const found = findPlan(agent, environmentRef);
      const strategy = found?.wave.strategy;
      return {
        environment: environmentRef,
        environmentTitle:
          policies.environments.get(environmentRef)?.title ?? environmentRef,
        ...(instance.rollout && { driver: instance.rollout.driver }),
        ...toReleases(observation),
        ...(strategy && { strategy }),
        ...(found && {
          plan: found.plan.entityRef,
          gates: gatesOfWave(found.plan, found.wave).map(gate => ({
            title: gate.title,
            text: describeGate(gate),
          })),
        }),
        allowed: mayOperate(options.caller) && hasCandidate(observation),
        text: describe(observation, instance),
      };
    });
  }
}

function toReleases(
  seen: TrafficObservation | undefined,
): Pick<RolloutOffer, 'stable' | 'candidate' | 'weight'> {
  if (seen?.status !== 'ok') return {};
  return {
    ...(seen.stable !== undefined && { stable: seen.stable }),
    ...(hasCandidate(seen) && { candidate: seen.candidate }),
    weight: seen.weight,
  };
}

function describe(
  seen: TrafficObservation | undefined,
  instance: InstanceTarget,
): string {
  if (seen?.status !== 'ok') {
    return seen?.reason ?? `Nobody looked at ${instance.environmentRef}`;
  }
  const { stable = 'no release', weight } = seen;
  return hasCandidate(seen)
    ? `${seen.candidate} is ready beside ${stable}, with ${weight} % of the traffic`
    : `${stable} serves, and no other release is ready`;
}
