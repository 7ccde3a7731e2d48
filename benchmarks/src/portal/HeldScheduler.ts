import type {
  SchedulerService,
  SchedulerServiceTaskDescriptor,
  SchedulerServiceTaskInvocationDefinition,
  SchedulerServiceTaskRunner,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';

/** A scheduler that starts nothing by itself: benchmarks say when a task runs. */
export class HeldScheduler implements SchedulerService {
  readonly #tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();

  async scheduleTask(
    task: SchedulerServiceTaskScheduleDefinition &
      SchedulerServiceTaskInvocationDefinition,
  ): Promise<void> {
    this.#tasks.set(task.id, task);
  }

  createScheduledTaskRunner(
    schedule: SchedulerServiceTaskScheduleDefinition,
  ): SchedulerServiceTaskRunner {
    return { run: task => this.scheduleTask({ ...task, ...schedule }) };
  }

  /** Runs a task and resolves when it is done. */
  async triggerTask(id: string): Promise<void> {
    const task = this.#tasks.get(id);
    if (!task) {
      throw new Error(
        `There is no task ${id}; there are ${[...this.#tasks.keys()].join(
          ', ',
        )}`,
      );
    }
    await task.fn(new AbortController().signal);
  }

  async cancelTask(): Promise<void> {}

  async getScheduledTasks(): Promise<SchedulerServiceTaskDescriptor[]> {
    return [];
  }
}
