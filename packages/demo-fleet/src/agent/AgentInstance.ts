import { isDeepStrictEqual } from 'node:util';
import { errorMessage } from '../errors/errorMessage';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { describeFaults } from '../faults/describeFaults';
import { CommandLog } from '../commands/CommandLog';
import { Faults } from '../faults/faultSchema';
import { Profile } from '../profiles/profileSchema';
import { createRandom } from '../random/createRandom';
import { ReleaseRouter, Traffic } from '../router/ReleaseRouter';
import { ReleaseState } from '../router/releaseSchema';
import { InstanceState } from '../state/StateStore';
import { Clock } from '../time/Clock';
import { AgentActivity } from './AgentActivity';
import { AgentListener } from './AgentListener';
import { AgentMetrics } from './AgentMetrics';
import { createAgentService } from './createAgentService';
import { createRequestHandler } from './createRequestHandler';
import { Dependency } from './Dependency';
import { InstanceStatus } from './InstanceStatus';
import { ProcessMetrics } from './ProcessMetrics';
import { TaskRunner } from './TaskRunner';
import { WorkerPool } from './WorkerPool';

const queueLimit = 200;

export interface AgentInstanceOptions {
  definition: InstanceDefinition;
  profile: Profile;
  clock: Clock;
  seed: string;
  release: ReleaseState;
  faults: Faults;
  /** Commands that were carried out before; none by default. */
  commands?: CommandLog;
  processMetrics: ProcessMetrics;
}

/** One agent in one environment, running as an HTTP service. */
export class AgentInstance {
  readonly definition: InstanceDefinition;
  readonly profile: Profile;
  readonly commands: CommandLog;
  readonly #router: ReleaseRouter;
  readonly #pool: WorkerPool;
  readonly #metrics: AgentMetrics;
  readonly #activity: AgentActivity;
  readonly #dependencies: Dependency[];
  readonly #tasks: TaskRunner;
  readonly #listener: AgentListener;
  readonly #stopping = new AbortController();
  #faults: Faults;
  #problem?: string;

  private constructor(options: AgentInstanceOptions) {
    const { definition, profile, clock, seed } = options;
    const { now } = clock;
    const name = `${seed}/${definition.agent}/${definition.environment}`;
    this.definition = definition;
    this.profile = profile;
    this.commands = options.commands ?? CommandLog.create();
    this.#faults = options.faults;
    this.#router = ReleaseRouter.create({
      state: options.release,
      random: createRandom(`${name}/router`),
      now,
    });
    const capacity = profile.workers;
    this.#pool = WorkerPool.create({ capacity, queueLimit, now });
    this.#metrics = AgentMetrics.create({
      agent: definition.agent,
      utilization: () => this.#pool.utilization(),
    });
    this.#activity = AgentActivity.create({ profile, now });
    this.#dependencies = definition.dependencies.map(dependency =>
      Dependency.create({
        definition: dependency,
        clock,
        random: createRandom(`${name}/${dependency.name}`),
      }),
    );
    this.#tasks = TaskRunner.create({
      definition,
      profile,
      clock,
      random: createRandom(`${name}/tasks`),
      router: this.#router,
      pool: this.#pool,
      metrics: this.#metrics,
      activity: this.#activity,
      dependencies: this.#dependencies,
      faults: () => this.#faults,
    });
    this.#listener = AgentListener.create({
      handler: createRequestHandler({
        service: createAgentService({
          definition,
          profile,
          clock,
          processMetrics: options.processMetrics,
          router: this.#router,
          pool: this.#pool,
          metrics: this.#metrics,
          activity: this.#activity,
          dependencies: this.#dependencies,
          tasks: this.#tasks,
          faults: () => this.#faults,
          url: () => this.url,
          signal: this.#stopping.signal,
        }),
        paths: definition.paths,
      }),
      port: definition.port,
    });
    this.#announceReleases();
  }

  static create(options: AgentInstanceOptions): AgentInstance {
    return new AgentInstance(options);
  }

  get url(): string {
    const host = this.definition.port === 0 ? '127.0.0.1' : 'localhost';
    return `http://${host}:${this.#listener.port}`;
  }

  get isListening(): boolean {
    return this.#listener.isOpen;
  }

  get faults(): Faults {
    return this.#faults;
  }

  get release(): ReleaseState {
    return this.#router.state;
  }

  /** How slow the agent is at present, as a factor around 1. */
  drift(): number {
    return this.#tasks.drift();
  }

  /** Opens the port unless the agent is meant to be down; notes what fails. */
  async start(): Promise<void> {
    this.#problem = undefined;
    if (this.#faults.down) {
      return;
    }
    try {
      await this.#listener.open();
    } catch (error) {
      this.#problem = errorMessage(error);
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#listener.close();
  }

  /** Replaces all faults; an empty object is a healthy agent. */
  async setFaults(faults: Faults): Promise<void> {
    const { hang, health } = this.#faults;
    this.#faults = faults;
    if (faults.down) {
      await this.#listener.close();
      return;
    }
    if (hang || health) {
      // Requests left unanswered so far would wait for ever.
      this.#listener.dropConnections();
    }
    await this.start();
  }

  setRelease(release: ReleaseState): void {
    this.#router.setState(release);
    this.#announceReleases();
  }

  /** What to keep until the next start; nothing if all is as in the catalog. */
  state(): InstanceState | undefined {
    const { agent, environment, version } = this.definition;
    const asInCatalog = isDeepStrictEqual(this.release, {
      stable: { version },
      weight: 0,
    });
    const commands = this.commands.state;
    if (asInCatalog && !commands && Object.keys(this.#faults).length === 0) {
      return undefined;
    }
    return {
      agent,
      environment,
      faults: this.#faults,
      ...(asInCatalog
        ? {}
        : { release: this.release, catalogVersion: version }),
      ...(commands && { commands }),
    };
  }

  traffic(): Traffic {
    return this.#router.traffic();
  }

  status(): InstanceStatus {
    const readings = this.#tasks.readReleases();
    const requests = readings.reduce((sum, { requests: one }) => sum + one, 0);
    const errors = readings.reduce((sum, { errors: one }) => sum + one, 0);
    return {
      agent: this.definition.agent,
      title: this.definition.title,
      environment: this.definition.environment,
      stage: this.definition.stage,
      url: this.url,
      listening: this.isListening,
      problem: this.#problem,
      faults: this.#faults,
      faultsInWords: describeFaults(this.#faults),
      release: this.#router.state,
      fence: this.commands.fence,
      lastMinute: { requests, errors, releases: readings },
      workers: this.#pool.read(),
    };
  }

  #announceReleases(): void {
    const { stable, candidate } = this.#router.state;
    this.#metrics.announceRelease(stable.version);
    if (candidate) {
      this.#metrics.announceRelease(candidate.version);
    }
  }
}
