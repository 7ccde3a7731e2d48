import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { TaskRunStore } from './TaskRunStore';

/** Work that is done again and again. */
export interface RecurringTask {
  id: string;
  /** From the start of one run to the start of the next. */
  intervalMs: number;
  /**
   * After this a run is given up, and another backend may take the task. A backend that is killed
   * leaves its task locked for this long, so it is kept short.
   */
  timeoutMs: number;
  /** `local` runs in every backend, `global` in one at a time. Default `global`. */
  scope?: 'global' | 'local';
  initialDelayMs?: number;
  /**
   * What the portal's own health calls it, such as `the health sweep`, for work without which what
   * is shown gets old. It then tells when a run last succeeded.
   */
  watchedAs?: string;
  run(options: { signal: AbortSignal }): Promise<unknown>;
}

/**
 * Hands recurring work to Backstage's scheduler.
 *
 * @throws Error naming a task that is there twice: without a lock, both would run.
 */
export async function scheduleTasks(options: {
  scheduler: SchedulerService;
  /**
   * Whether several backends share the database. If not, every task is `local`: a lock would only
   * keep a backend that was killed from going on at once when it is started again.
   */
  isShared: boolean;
  tasks: RecurringTask[];
  /** Remembers successes of work that is watched. */
  runs: TaskRunStore;
  now: () => number;
}): Promise<void> {
  const { runs, now } = options;
  const known = new Set<string>();
  for (const task of options.tasks) {
    if (known.has(task.id)) {
      throw new Error(`The task ${task.id} is there twice; wire it once`);
    }
    known.add(task.id);
    await options.scheduler.scheduleTask({
      id: `agents-${task.id}`,
      frequency: { milliseconds: task.intervalMs },
      timeout: { milliseconds: task.timeoutMs },
      initialDelay: { milliseconds: task.initialDelayMs ?? 0 },
      scope: options.isShared ? task.scope ?? 'global' : 'local',
      fn: async signal => {
        await task.run({ signal });
        if (task.watchedAs === undefined || signal.aborted) return;
        await runs.noteSuccess(task.id, now());
      },
    });
  }
}
