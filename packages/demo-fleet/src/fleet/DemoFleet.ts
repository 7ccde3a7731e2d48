import { AgentInstance } from '../agent/AgentInstance';
import { InstanceStatus } from '../agent/InstanceStatus';
import { Command } from '../commands/commandSchema';
import { checkDependencies } from '../faults/checkDependencies';
import { Faults } from '../faults/faultSchema';
import { withDependency } from '../faults/withDependency';
import { Traffic } from '../router/ReleaseRouter';
import {
  Demotion,
  Promotion,
  ReleaseChange,
  ReleaseState,
  Restoration,
} from '../router/releaseSchema';
import {
  withChange,
  withoutCandidate,
  withPromotion,
  withRestoration,
} from '../router/releaseTransitions';
import { InstanceState, StateStore } from '../state/StateStore';
import { PreparedChange, prepareDemotion } from './prepareDemotion';
import {
  AgentSelection,
  furthest,
  namesOf,
  selectInstances,
} from './selectInstances';
import {
  dependencyNameOf,
  DependencySelection,
  selectUsers,
} from './selectUsers';

export interface InstanceTraffic extends Traffic {
  agent: string;
  environment: string;
}

/** A change of releases: what is asked for, and of whom. */
interface ReleaseRequest {
  select: () => AgentInstance[];
  transition: (state: ReleaseState) => ReleaseState;
  /** What is asked for, so that the same key is not used for two requests. */
  asked: object;
  command?: Command;
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
    return namesOf(this.#instances);
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

  /** Lets no agent that depends on something reach it, or every one again; other faults stay. */
  async setDependency(
    selection: DependencySelection,
    { down }: { down: boolean },
  ): Promise<InstanceStatus[]> {
    return this.#change(() =>
      selectUsers(this.#instances, selection).map(instance => ({
        instance,
        apply: () =>
          instance.setFaults(
            withDependency(instance.faults, dependencyNameOf(selection), down),
          ),
      })),
    );
  }

  /**
   * Sets the candidate or its weight: in the environment named, else in the
   * one that is furthest on the way to production.
   */
  async changeRelease(
    selection: AgentSelection,
    change: ReleaseChange,
    command?: Command,
  ): Promise<InstanceStatus[]> {
    return this.#changeReleases({
      select: () => this.#selectOne(selection),
      transition: state => withChange(state, change),
      asked: { release: change },
      command,
    });
  }

  async dropCandidate(
    selection: AgentSelection,
    command?: Command,
  ): Promise<InstanceStatus[]> {
    return this.#changeReleases({
      select: () => this.#select(selection),
      transition: withoutCandidate,
      asked: { drop: {} },
      command,
    });
  }

  /** Promotes the candidate wherever the selected agent has one. */
  async promote(
    selection: AgentSelection,
    promotion: Promotion = {},
    command?: Command,
  ): Promise<InstanceStatus[]> {
    const { version } = promotion;
    return this.#changeReleases({
      select: () => {
        const instances = this.#select(selection);
        const concerned = instances.filter(
          ({ release }) =>
            release.candidate || release.stable.version === version,
        );
        return concerned.length > 0 ? concerned : instances;
      },
      transition: state => withPromotion(state, promotion),
      asked: { promote: promotion },
      command,
    });
  }

  /** Goes back to the release that was stable, in one environment. */
  async restore(
    selection: AgentSelection,
    restoration: Restoration = {},
    command?: Command,
  ): Promise<InstanceStatus[]> {
    return this.#changeReleases({
      select: () => this.#selectOne(selection),
      transition: state => withRestoration(state, restoration),
      asked: { restore: restoration },
      command,
    });
  }

  /** Makes the former release of one environment the release of another one. */
  async demote(
    selection: AgentSelection,
    { to, version }: Demotion,
    command: Command = {},
  ): Promise<InstanceStatus[]> {
    return this.#change(() => {
      const [source] = this.#selectOne(selection);
      const [target] = this.#select({ ...selection, environment: to });
      return prepareDemotion({ source, target, version, command });
    });
  }

  #select(selection: AgentSelection): AgentInstance[] {
    return selectInstances(this.#instances, selection);
  }

  #selectOne(selection: AgentSelection): AgentInstance[] {
    return [furthest(this.#select(selection))];
  }

  async #changeReleases(request: ReleaseRequest): Promise<InstanceStatus[]> {
    const { select, transition, command = {} } = request;
    const asked = JSON.stringify(request.asked);
    return this.#change(() =>
      select().map(instance => {
        const former = instance.commands.find(command, asked);
        if (former) {
          return { instance, release: former };
        }
        const release = transition(instance.release);
        return {
          instance,
          release,
          apply: async () => {
            instance.setRelease(release);
            instance.commands.record(command, asked, release);
          },
        };
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
        await apply?.();
      }
      await this.#store.save(this.#states());
      return prepared.map(({ instance, release }) => ({
        ...instance.status(),
        ...(release && { release }),
      }));
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
}
