import type { RecurringTask } from '../tasks/scheduleTasks';
import type { ChangeQueue } from './ChangeQueue';

/** How often what could not be derived is tried again. */
const INTERVAL_MS = 5_000;
const TIMEOUT_MS = 60_000;

/** The work that has changes followed. */
export function listChangeTasks(
  changes: Pick<ChangeQueue, 'run'>,
): RecurringTask[] {
  return [
    {
      id: 'changes',
      intervalMs: INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      // In each backend: every one follows the changes that it reported.
      scope: 'local',
      run: run => changes.run(run),
    },
  ];
}
