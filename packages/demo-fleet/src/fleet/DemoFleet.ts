import { ENVIRONMENT_STAGES } from '@agent-portal/plugin-agents-common';
import { InputError, NotFoundError } from '@backstage/errors';
import { AgentInstance } from '../agent/AgentInstance';
import { InstanceStatus } from '../agent/InstanceStatus';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { Faults } from '../faults/faultSchema';
import { Traffic } from '../router/ReleaseRouter';
import { ReleaseChange, ReleaseState } from '../router/releaseSchema';
import {
  withChange,
  withoutCandidate,
  withPromotion,
} from '../router/releaseTransitions';
import { InstanceState, StateStore } from '../state/StateStore';
import { nearestNames } from '../text/nearestNames';

/** An agent, in one of its environments or in all of them. */
export interface AgentSelection {
  agent: string;
  environment?: string;
}

export interface InstanceTraffic extends Traffic {
  agent: string;
  environment: string;
}

/** Takes the name out of an entity reference such as resource:default/staging. */
function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}

interface PreparedChange {
  instance: AgentInstance;
  apply: () => Promise<void>;
}

function furthest(instances: AgentInstance[]): AgentInstance {
  return instances.reduce((best, instance) =>
    ENVIRONMENT_STAGES.indexOf(instance.definition.stage) >
    ENVIRONMENT_STAGES.indexOf(best.definition.stage)
      ? instance
      : best,
  );
}

function checkDependencies(
  definition: InstanceDefinition,
  faults: Faults,
): void {
  const known = definition.dependencies.map(({ name }) => name);
  const unknown = faults.dependencies?.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `dependencies: ${
        definition.agent
      } does not depend on ${unknown}; it depends on ${
        known.join(', ') || 'nothing'
      }`,
    );
  }
}

/** All instances, and the changes that can be made to them. */
export class DemoFleet {
  readonly #instances: AgentInstance[];
  readonly #store: StateStore;
  /** State of instances that the catalog does not name at present. */
  readonly #absent: InstanceState[];
  #changes: Promise<unknown> = Promise.resolve();

  private constructor(
    instances: AgentInstance[],
    store: StateStore,
    absent: InstanceState[],
  ) {
    this.#instances = instances;
    this.#store = store;
    this.#absent = absent;
  }

  static create(options: {
    instances: AgentInstance[];
    store: StateStore;
    absent: InstanceState[];
  }): DemoFleet {
    return new DemoFleet(options.instances, options.store, options.absent);
  }

  get agentNames(): string[] {
    return Array.from(
      new Set(this.#instances.map(instance => instance.definition.agent)),
    ).sort();
  }

  status(selection?: AgentSelection): InstanceStatus[] {
    const instances = selection ? this.#select(selection) : this.#instances;
    return instances.map(instance => instance.status());
  }

  traffic(selection: AgentSelection): InstanceTraffic[] {
    return this.#select(selection).map(instance => ({
      agent: instance.definition.agent,
      environment: instance.definition.environment,
      ...instance.traffic(),
    }));
  }

  /** Replaces the faults; an empty object clears them. */
  async setFaults(
    selection: AgentSelection,
    faults: Faults,
  ): Promise<InstanceStatus[]> {
    return this.#change(() => {
      const instances = this.#select(selection);
      for (const instance of instances) {
        checkDependencies(instance.definition, faults);
      }
      return instances.map(instance => ({
        instance,
        apply: () => instance.setFaults(faults),
      }));
    });
  }

  /**
   * Sets the candidate or its weight: in the environment named, else in the
   * one that is furthest on the way to production.
   */
  async changeRelease(
    selection: AgentSelection,
    change: ReleaseChange,
  ): Promise<InstanceStatus[]> {
    return this.#changeReleases(
      () =>
        selection.environment === undefined
          ? [furthest(this.#select(selection))]
          : this.#select(selection),
      state => withChange(state, change),
    );
  }

  async dropCandidate(selection: AgentSelection): Promise<InstanceStatus[]> {
    return this.#changeReleases(
      () => this.#select(selection),
      withoutCandidate,
    );
  }

  /** Promotes the candidate wherever the selected agent has one. */
  async promote(
    selection: AgentSelection,
    version?: string,
  ): Promise<InstanceStatus[]> {
    return this.#changeReleases(
      () => {
        const instances = this.#select(selection);
        const concerned = instances.filter(
          ({ release }) =>
            release.candidate || release.stable.version === version,
        );
        return concerned.length > 0 ? concerned : instances;
      },
      state => withPromotion(state, version),
    );
  }

  async #changeReleases(
    select: () => AgentInstance[],
    transition: (state: ReleaseState) => ReleaseState,
  ): Promise<InstanceStatus[]> {
    return this.#change(() =>
      select().map(instance => {
        const release = transition(instance.release);
        return { instance, apply: async () => instance.setRelease(release) };
      }),
    );
  }

  /**
   * Makes one change after the other, each on all its instances or on none:
   * `prepare` throws before anything is changed.
   */
  async #change(prepare: () => PreparedChange[]): Promise<InstanceStatus[]> {
    const done = this.#changes.then(async () => {
      const prepared = prepare();
      for (const { apply } of prepared) {
        await apply();
      }
      await this.#store.save(this.#states());
      return prepared.map(({ instance }) => instance.status());
    });
    this.#changes = done.catch(() => undefined);
    return done;
  }

  #states(): InstanceState[] {
    return [
      ...this.#instances
        .map(instance => instance.state())
        .filter(state => state !== undefined),
      ...this.#absent,
    ];
  }

  #select(selection: AgentSelection): AgentInstance[] {
    const agent = shortName(selection.agent);
    const ofAgent = this.#instances.filter(
      instance => instance.definition.agent === agent,
    );
    if (ofAgent.length === 0) {
      const near = nearestNames(agent, this.agentNames);
      throw new NotFoundError(
        `There is no agent ${agent} in the demo fleet; ${
          near.length > 0
            ? `did you mean ${near.join(' or ')}?`
            : `there are ${this.agentNames.join(', ')}`
        }`,
      );
    }
    if (selection.environment === undefined) {
      return ofAgent;
    }
    const environment = shortName(selection.environment);
    const selected = ofAgent.filter(
      instance => instance.definition.environment === environment,
    );
    if (selected.length === 0) {
      const known = ofAgent.map(instance => instance.definition.environment);
      throw new NotFoundError(
        `environment: ${agent} has no instance in ${environment}; it has ${known.join(
          ', ',
        )}`,
      );
    }
    return selected;
  }
}
