import {
  type Rollout,
  type RolloutObservations,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import type { AgentStore } from '../../catalog/AgentStore';
import type { PlanSource } from '../observer/sources';
import { isReadWhole } from './findAgentPlan';
import type { PlanScheduler } from './PlanScheduler';

type PlanState = RolloutObservations['plan'];

const MAY_START: PlanState = { mayStart: true, waitsFor: [] };

/** Lets rollouts begin as their plans are scheduled now. */
export class ScheduledPlanSource implements PlanSource {
  readonly #agents: Pick<AgentStore, 'listPolicies'>;
  readonly #scheduler: Pick<PlanScheduler, 'schedule'>;

  private constructor(options: {
    agents: Pick<AgentStore, 'listPolicies'>;
    scheduler: Pick<PlanScheduler, 'schedule'>;
  }) {
    this.#agents = options.agents;
    this.#scheduler = options.scheduler;
  }

  static create(options: {
    agents: Pick<AgentStore, 'listPolicies'>;
    scheduler: Pick<PlanScheduler, 'schedule'>;
  }): ScheduledPlanSource {
    return new ScheduledPlanSource(options);
  }

  async read(
    rollouts: Rollout[],
    options: { seen?: Map<string, TrafficObservation>; signal?: AbortSignal },
  ): Promise<(rollout: Rollout) => PlanState> {
    // One that has begun goes on whatever its plan says.
    const waiting = rollouts.filter(isWaiting);
    const refs = new Set(waiting.map(({ policy }) => policy.plan));
    if (waiting.every(({ policy }) => policy.plan === undefined)) {
      return () => MAY_START;
    }
    const policies = await this.#agents.listPolicies();
    const plans = policies.plans
      .filter(isReadWhole)
      .map(({ plan }) => plan)
      .filter(({ entityRef }) => refs.has(entityRef));
    const schedules = await this.#scheduler.schedule(plans, {
      policies,
      ...options,
    });
    return rollout => {
      const { plan } = rollout.policy;
      if (plan === undefined || !isWaiting(rollout)) return MAY_START;
      const schedule = schedules.get(plan);
      if (!schedule) {
        return {
          mayStart: false,
          waitsFor: [`the catalog to have the plan ${plan} again`],
        };
      }
      return (
        schedule.rollouts.get(rollout.id) ?? {
          mayStart: false,
          waitsFor: ['a newer rollout of the agent'],
        }
      );
    };
  }
}

function isWaiting({ state }: Rollout): boolean {
  return state === 'pending';
}
