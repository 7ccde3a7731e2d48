import { formatDuration } from '@agent-portal/plugin-agents-common';
import type { RecurringTask } from '../tasks/scheduleTasks';
import type { TaskRunStore } from '../tasks/TaskRunStore';
import type { Dependency, DependencyAnswer } from './Dependency';

/** Runs that may fail or be missed before it counts. */
const RUNS_MISSED = 3;

/**
 * Recurring work that is watched, as something that the portal needs: without it what is shown gets
 * old, though everything answers.
 */
export function taskDependencies(
  tasks: RecurringTask[],
  options: { runs: TaskRunStore; now: () => number },
): Dependency[] {
  return tasks.flatMap(task =>
    task.watchedAs === undefined
      ? []
      : [taskDependency({ ...task, watchedAs: task.watchedAs }, options)],
  );
}

function taskDependency(
  task: RecurringTask & { watchedAs: string },
  options: { runs: TaskRunStore; now: () => number },
): Dependency {
  const { id, watchedAs, intervalMs, timeoutMs } = task;
  const { runs, now } = options;
  // A run that takes as long as it may is no missed one.
  const maximumAgeMs = RUNS_MISSED * intervalMs + timeoutMs;
  const figure = { name: 'sinceSuccess', unit: 's' };
  const judge = (at: number | undefined): DependencyAnswer => {
    if (at === undefined) {
      const problem = `${capitalized(watchedAs)} has not succeeded yet.`;
      return { figure, problem };
    }
    const ageMs = Math.max(0, now() - at);
    const measured = { ...figure, value: Math.round(ageMs / 1000) };
    if (ageMs <= maximumAgeMs) return { figure: measured };
    const problem = `${capitalized(watchedAs)} last succeeded ${formatDuration(
      ageMs,
    )} ago and is due every ${formatDuration(intervalMs)}.`;
    return { figure: measured, problem };
  };
  return {
    name: id,
    type: 'component',
    required: false,
    async check() {
      try {
        return judge(await runs.getLastSuccess(id));
      } catch {
        return {
          figure,
          problem: `The database does not say when ${watchedAs} last succeeded.`,
        };
      }
    },
  };
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
