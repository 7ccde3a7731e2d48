import { mockServices } from '@backstage/backend-test-utils';

/** A scheduler whose tasks wait to be told, and the tasks that it was given, by id. */
export function collectTasks() {
  const scheduler = mockServices.scheduler.mock();
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  scheduler.scheduleTask.mockImplementation(async task => {
    tasks.set(task.id, async signal => {
      await (task.fn as (signal: AbortSignal) => Promise<void>)(signal);
    });
  });
  return { scheduler, tasks };
}
