import {
  type Dependency,
  type DependencyResource,
  type DependentInstance,
  joinDependencies,
  notDeployedYet,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore, Policies } from '../catalog/AgentStore';
import type { AgentDescriptor, InstanceTarget } from '../catalog/model';
import type { ResourceStore } from '../catalog/ResourceStore';
import { groupBy } from '../fleet/groupBy';
import type { HealthReadModel, InstanceHealthRecord } from '../health';
import type { DependencyReadModel } from './DependencyReadModel';

/** What {@link DefaultDependencyReadModel} reads. */
export interface DependencyReadModelOptions {
  agents: AgentStore;
  resources: ResourceStore;
  health: Pick<HealthReadModel, 'listInstanceHealth'>;
}

/** Joins the health of agents to what the catalog says they depend on. */
export class DefaultDependencyReadModel implements DependencyReadModel {
  readonly #options: DependencyReadModelOptions;

  private constructor(options: DependencyReadModelOptions) {
    this.#options = options;
  }

  static create(
    options: DependencyReadModelOptions,
  ): DefaultDependencyReadModel {
    return new DefaultDependencyReadModel(options);
  }

  async listDependencies(
    agentRefs?: string[],
    { mayName = () => true }: { mayName?: (ref: string) => boolean } = {},
  ): Promise<Dependency[]> {
    if (agentRefs?.length === 0) return [];
    const { agents, resources, health } = this.#options;
    const descriptors = await agents.listAgents(agentRefs);
    const targets = await agents.listInstances(agentRefs);
    const policies = await agents.listPolicies();
    const states = await health.listInstanceHealth(agentRefs);
    const known = await resources.listResources();
    const { environments } = policies;
    const named = new Map<string, DependencyResource>();
    for (const [ref, resource] of known) {
      if (!mayName(ref) || environments.has(ref)) continue;
      // Whatever runs in an environment depends on it, which says nothing.
      const dependsOn = resource.dependsOn.filter(
        one => !environments.has(one),
      );
      named.set(ref, { ...resource, dependsOn });
    }
    return joinDependencies({
      instances: toDependentInstances({
        descriptors,
        targets,
        policies,
        states,
      }),
      resources: named,
    });
  }

  async listSharers(agentRef: string): Promise<string[]> {
    const { agents, resources } = this.#options;
    const agent = await agents.getAgent(agentRef);
    const { environments } = await agents.listPolicies();
    const known = await resources.listResources();
    const above = usersOf(known);
    const shared = new Set<string>();
    // What it needs, and whatever else needs the same: one may need directly what another one needs
    // because of something else.
    walk(agent?.dependsOn ?? [], shared, ref => known.get(ref)?.dependsOn);
    walk([...shared], shared, ref => above.get(ref));
    // Whoever runs in the same environment shares nothing else for that.
    const things = [...shared].filter(ref => !environments.has(ref));
    const sharers = await resources.listDependents(things);
    return [...new Set([agentRef, ...sharers])].sort();
  }
}

/** Instances that are there, with what their agents depend on and report. */
function toDependentInstances(options: {
  descriptors: AgentDescriptor[];
  targets: InstanceTarget[];
  policies: Policies;
  states: ReadonlyMap<string, InstanceHealthRecord[]>;
}): DependentInstance[] {
  const { descriptors, targets, policies, states } = options;
  const { environments } = policies;
  const targetsOf = groupBy(targets, ({ agentRef }) => agentRef);
  return descriptors.flatMap(agent => {
    const stateOf = new Map(
      (states.get(agent.ref) ?? []).map(state => [state.environmentRef, state]),
    );
    const instances = (targetsOf.get(agent.ref) ?? []).map(target => ({
      target,
      state: stateOf.get(target.environmentRef),
      stage: environments.get(target.environmentRef)?.stage,
      seen: stateOf.get(target.environmentRef)?.aliveAt !== undefined,
    }));
    const waiting = new Set(notDeployedYet(instances, agent.lifecycle));
    const dependsOn = (agent.dependsOn ?? []).filter(
      ref => !environments.has(ref),
    );
    return instances
      .filter(instance => !waiting.has(instance))
      .map(({ target, state }) => ({
        agentRef: agent.ref,
        agentTitle: agent.title,
        environmentRef: target.environmentRef,
        dependsOn,
        since: state ? Date.parse(state.health.since) : target.registeredAt,
        ...(state?.health.observedAt !== undefined && {
          observedAt: Date.parse(state.health.observedAt),
        }),
        components: state?.health.components ?? [],
      }));
  });
}

/** By what each is needed. */
function usersOf(
  resources: ReadonlyMap<string, DependencyResource>,
): Map<string, string[]> {
  const users = new Map<string, string[]>();
  for (const { ref, dependsOn } of resources.values()) {
    for (const needed of dependsOn) {
      users.set(needed, [...(users.get(needed) ?? []), ref]);
    }
  }
  return users;
}

/** Adds all that can be reached. */
function walk(
  from: string[],
  reached: Set<string>,
  next: (ref: string) => readonly string[] | undefined,
): void {
  const waiting = [...from];
  const seen = new Set<string>();
  for (let ref = waiting.pop(); ref !== undefined; ref = waiting.pop()) {
    if (seen.has(ref)) continue;
    seen.add(ref);
    reached.add(ref);
    waiting.push(...(next(ref) ?? []));
  }
}
