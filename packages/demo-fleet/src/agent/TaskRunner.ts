import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { Faults } from '../faults/faultSchema';
import { Profile } from '../profiles/profileSchema';
import { hashText, Random } from '../random/createRandom';
import { ReleaseRouter } from '../router/ReleaseRouter';
import { Release } from '../router/releaseSchema';
import { Clock } from '../time/Clock';
import { driftFactor } from '../time/drift';
import { RecentSet } from '../time/RecentSet';
import { AgentActivity } from './AgentActivity';
import { AgentMetrics } from './AgentMetrics';
import { Dependency } from './Dependency';
import { DrawnTask, drawTask } from './drawTask';
import { ReleaseReading, ReleaseWindow } from './ReleaseWindow';
import { Feedback, TaskRequest, TaskResult } from './taskSchemas';
import { WorkerPool } from './WorkerPool';

const answersRemembered = 1000;
const answersRememberedMs = 10 * 60_000;

function unavailable(error: unknown, errorType: string): string {
  if (error instanceof ServiceUnavailableError) {
    return errorType;
  }
  throw error;
}

export interface TaskRunnerOptions {
  definition: InstanceDefinition;
  profile: Profile;
  clock: Clock;
  random: Random;
  router: ReleaseRouter;
  pool: WorkerPool;
  metrics: AgentMetrics;
  activity: AgentActivity;
  dependencies: Dependency[];
  /** The faults at present. */
  faults: () => Faults;
}

/** Works on the tasks of an instance and measures how they went. */
export class TaskRunner {
  readonly #options: TaskRunnerOptions;
  readonly #driftPhase: number;
  readonly #answered: RecentSet<{ user: string; version: string }>;
  readonly #windows = new Map<string, ReleaseWindow>();
  #count = 0;

  private constructor(options: TaskRunnerOptions) {
    this.#options = options;
    this.#driftPhase = (hashText(options.definition.agent) % 1000) / 1000;
    this.#answered = RecentSet.create({
      now: options.clock.now,
      windowMs: answersRememberedMs,
      limit: answersRemembered,
    });
  }

  static create(options: TaskRunnerOptions): TaskRunner {
    return new TaskRunner(options);
  }

  /** How slow the agent is at present, as a factor around 1. */
  drift(): number {
    const { profile, clock } = this.#options;
    return driftFactor(profile.drift, this.#driftPhase, clock.now());
  }

  async run(
    request: TaskRequest,
    options: { signal: AbortSignal; release?: string },
  ): Promise<TaskResult> {
    const { signal } = options;
    const { definition, profile, clock, random, router, pool } = this.#options;
    const startedAt = clock.now();
    const release = router.pick(options.release);
    const faults = this.#options.faults();
    const task = drawTask({
      profile,
      release,
      faults,
      drift: this.drift(),
      random,
    });
    const errorType = await this.#work(task, faults, signal);
    const seconds = Math.max(0, clock.now() - startedAt) / 1000;
    this.#record({ request, release, task, errorType, seconds });

    const id = `${definition.agent}-${startedAt}-${++this.#count}`;
    this.#answered.set(id, { user: request.user, version: release.version });
    const completed = errorType === '' && task.completed;
    return {
      id,
      agent: definition.agent,
      environment: definition.environment,
      release: release.version,
      outcome: completed ? 'completed' : 'failed',
      durationSeconds: seconds,
      ...(errorType === ''
        ? { quality: Number(task.quality.toFixed(4)) }
        : {
            error: {
              type: errorType,
              message: `The task ended with ${errorType} (${pool.busy} of ${pool.capacity} workers busy)`,
            },
          }),
    };
  }

  /** @throws NotFoundError when the task was answered too long ago, or never. */
  takeFeedback(feedback: Feedback): void {
    const { metrics, activity } = this.#options;
    const answer = this.#answered.get(feedback.task);
    if (!answer) {
      throw new NotFoundError(
        `task: ${feedback.task} is not among the answers of the last 10 minutes`,
      );
    }
    if (feedback.score !== undefined) {
      metrics.recordFeedback(answer.version, feedback.score);
      activity.recordRating(answer.user, feedback.score);
    }
    if (feedback.complaint) {
      metrics.recordComplaint(answer.version);
    }
  }

  /** The last minute of the releases that are in service. */
  readReleases(): ReleaseReading[] {
    const { stable, candidate } = this.#options.router.state;
    return [stable, ...(candidate ? [candidate] : [])].map(release =>
      this.#windowOf(release.version).read(),
    );
  }

  /** Spends the task's time on a worker; answers with the type of error. */
  async #work(
    task: DrawnTask,
    faults: Faults,
    signal: AbortSignal,
  ): Promise<string> {
    const { clock, dependencies, pool } = this.#options;
    const dependency = dependencies[this.#count % dependencies.length];
    try {
      return await pool.run(async () => {
        try {
          await dependency?.call(faults.dependencies ?? [], signal);
        } catch (error) {
          return unavailable(error, 'dependency_unavailable');
        }
        await clock.sleep(task.seconds * 1000, signal);
        return task.errorType;
      });
    } catch (error) {
      return unavailable(error, 'queue_full');
    }
  }

  #record(options: {
    request: TaskRequest;
    release: Release;
    task: DrawnTask;
    errorType: string;
    seconds: number;
  }): void {
    const { request, release, task, errorType, seconds } = options;
    const { router, metrics, activity } = this.#options;
    const failed = errorType !== '';
    const completed = !failed && task.completed;
    router.recordServed(release, failed);
    this.#windowOf(release.version).record(seconds, failed);
    activity.recordTask({ ...request, completed });
    metrics.recordTask({
      version: release.version,
      seconds,
      errorType,
      completed,
      quality: failed ? undefined : task.quality,
      tokens: task.tokens,
    });
  }

  #windowOf(version: string): ReleaseWindow {
    const { now } = this.#options.clock;
    const window =
      this.#windows.get(version) ?? ReleaseWindow.create({ version, now });
    this.#windows.set(version, window);
    return window;
  }
}
