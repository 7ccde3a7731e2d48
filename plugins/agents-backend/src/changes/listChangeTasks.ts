import type { RecurringTask } from '../tasks/scheduleTasks';
import type { ChangeQueue } from './ChangeQueue';

/** How often what could not be derived is tried again. */
const INTERVAL_MS = 5_000;
const TIMEOUT_MS = 60_000;

/**
 * The work that has changes followed.
 *
 * @param queues - In the order in which one leads to the next.
 */
export function listChangeTasks(
  queues: ReadonlyArray<Pick<ChangeQueue, 'run'>>,
): RecurringTask[] {
  return [
    {
      id: 'changes',
      intervalMs: INTERVAL_MS,
      timeoutMs: TIMEOUT_MS,
      // In each backend: every one follows the changes that it reported.
      scope: 'local',
      run: async run => {
        const errors: unknown[] = [];
        for (const queue of queues) {
          await queue.run(run).catch(error => errors.push(error));
        }
        if (errors.length === 1) throw errors[0];
        if (errors.length > 1) {
          throw new AggregateError(errors, errors.map(String).join('; '));
        }
      },
    },
  ];
}
