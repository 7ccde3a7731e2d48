import {
  type PlanCandidate,
  type PlanSchedule,
  planWaves,
  type RolloutPlan,
} from '@agent-portal/plugin-agents-common';
import type { TrafficObservation } from '@agent-portal/plugin-agents-node';
import type { AgentStore, Policies } from '../../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../../catalog/model';
import type { TrafficDrivers } from '../model';
import { instanceKey } from '../observer/instanceKey';
import { observeTraffic } from '../observer/observeTraffic';
import { hasCandidate } from '../results/hasCandidate';
import type { RolloutReadModel } from '../results/RolloutReadModel';
import type { AgentDependencySource } from './AgentDependencyReadModel';
import { planEnvironment } from './findAgentPlan';
import type { PlanRunStore } from './PlanRunStore';

/** What {@link PlanScheduler} works with. */
export interface PlanSchedulerOptions {
  agents: Pick<AgentStore, 'listAgents' | 'listInstances'>;
  dependencies: AgentDependencySource;
  drivers: TrafficDrivers;
  readModel: Pick<RolloutReadModel, 'listLatestOfPlans'>;
  runs: PlanRunStore;
  /** For one driver, in ms. */
  limitMs: number;
  now: () => number;
}

/** What a schedule is made for. */
export interface ScheduleOptions {
  policies: Pick<Policies, 'environments'>;
  /** What drivers were seen to show already, by `instanceKey`. */
  seen?: Map<string, TrafficObservation>;
  /** The agents that may be told of; absent: all. */
  visible?: ReadonlySet<string>;
  phases?: Map<string, PlanCandidate['phase']>;
  signal?: AbortSignal;
}

/** Schedules plans from what is stored and what the drivers show. */
export class PlanScheduler {
  readonly #options: PlanSchedulerOptions;

  private constructor(options: PlanSchedulerOptions) {
    this.#options = options;
  }

  static create(options: PlanSchedulerOptions): PlanScheduler {
    return new PlanScheduler(options);
  }

  /** By the reference of the plan; each driver is asked once for all plans. */
  async schedule(
    plans: RolloutPlan[],
    options: ScheduleOptions,
  ): Promise<Map<string, PlanSchedule>> {
    if (plans.length === 0) return new Map();
    const { agents, dependencies, readModel, runs, now } = this.#options;
    const { policies, phases, visible } = options;
    const known = (await agents.listAgents()).filter(
      ({ ref }) => !visible || visible.has(ref),
    );
    const running = await runs.list();
    const dependsOn = await dependencies.listDependencies();
    const rollouts = await readModel.listLatestOfPlans(
      plans.map(({ entityRef }) => entityRef),
    );
    const scoped = plans.map(plan => {
      const environment = planEnvironment(plan, policies.environments);
      return {
        plan: visible ? narrow(plan, visible) : plan,
        environment,
        members: known.filter(agent => mayHold(plan, agent)),
      };
    });
    const traffic = await this.#observe(scoped, options);
    return new Map(
      scoped.map(({ plan, environment, members }) => [
        plan.entityRef,
        planWaves({
          plan,
          running: running.get(plan.entityRef)?.running ?? false,
          rollouts: rollouts
            .map(({ rollout }) => rollout)
            .filter(
              rollout =>
                rollout.policy.plan === plan.entityRef &&
                rollout.environment === environment &&
                (!visible || visible.has(rollout.agent)),
            ),
          agents: members.map(agent =>
            toCandidate(agent, {
              dependsOn: dependsOn.get(agent.ref) ?? [],
              phase: phases?.get(agent.ref),
              seen: traffic.get(
                instanceKey({
                  agentRef: agent.ref,
                  environmentRef: environment ?? '',
                }),
              ),
            }),
          ),
          now: now(),
        }),
      ]),
    );
  }

  async #observe(
    scoped: Array<{ environment?: string; members: AgentDescriptor[] }>,
    options: ScheduleOptions,
  ): Promise<Map<string, TrafficObservation>> {
    const { agents, drivers, limitMs } = this.#options;
    const { seen = new Map<string, TrafficObservation>(), signal } = options;
    const wanted = new Set(
      scoped.flatMap(({ environment, members }) =>
        members.map(({ ref }) =>
          instanceKey({ agentRef: ref, environmentRef: environment ?? '' }),
        ),
      ),
    );
    const refs = scoped.flatMap(({ members }) => members.map(({ ref }) => ref));
    const instances: InstanceTarget[] = await agents.listInstances([
      ...new Set(refs),
    ]);
    const others = await observeTraffic({
      instances: instances.filter(instance => {
        const key = instanceKey(instance);
        return wanted.has(key) && !seen.has(key);
      }),
      drivers,
      limitMs,
      signal,
    });
    return new Map([...seen, ...others]);
  }
}

/** Whether a wave of a plan may choose an agent: one that it names, or one of the plan's system. */
function mayHold(plan: RolloutPlan, agent: AgentDescriptor): boolean {
  return (
    plan.system === undefined ||
    plan.system === agent.system ||
    plan.waves.some(({ agents }) => agents.names?.includes(agent.ref))
  );
}

/** The plan as far as somebody may see its agents; names of others are left out. */
function narrow(plan: RolloutPlan, visible: ReadonlySet<string>): RolloutPlan {
  return {
    ...plan,
    waves: plan.waves.map(wave => ({
      ...wave,
      agents: {
        ...wave.agents,
        ...(wave.agents.names && {
          names: wave.agents.names.filter(ref => visible.has(ref)),
        }),
      },
    })),
  };
}

function toCandidate(
  { ref, title, family, labels }: AgentDescriptor,
  options: {
    dependsOn: string[];
    phase: PlanCandidate['phase'];
    seen: TrafficObservation | undefined;
  },
): PlanCandidate {
  const { dependsOn, phase, seen } = options;
  return {
    ref,
    title,
    ...(family !== undefined && { family }),
    labels,
    dependsOn,
    ...(phase !== undefined && { phase }),
    ...(seen?.status === 'ok' && {
      ...(seen.stable !== undefined && { release: seen.stable }),
      offer: hasCandidate(seen) ? { candidate: seen.candidate } : {},
    }),
  };
}
