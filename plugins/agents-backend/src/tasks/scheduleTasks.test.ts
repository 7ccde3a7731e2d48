import { mockServices } from '@backstage/backend-test-utils';
import { NOW } from '../__testUtils__/factories';
import { MemoryTaskRunStore } from './MemoryTaskRunStore';
import { type RecurringTask, scheduleTasks } from './scheduleTasks';

const { signal } = new AbortController();

async function schedule(
  task: Partial<RecurringTask>,
  options: { isShared?: boolean } = {},
) {
  const scheduler = mockServices.scheduler.mock();
  const runs = MemoryTaskRunStore.create();
  const { isShared = false } = options;
  await scheduleTasks({
    scheduler,
    runs,
    isShared,
    now: () => NOW,
    tasks: [
      {
        id: 'sweep',
        intervalMs: 3_000,
        timeoutMs: 20_000,
        run: async () => {},
        ...task,
      },
    ],
  });
  const [scheduled] = scheduler.scheduleTask.mock.calls[0];
  return {
    runs,
    scheduled,
    run: scheduled.fn as (given: AbortSignal) => Promise<void>,
  };
}

describe('scheduleTasks', () => {
  it('notes when work that is watched succeeded, and not when it failed', async () => {
    let fails = true;
    const { run, runs } = await schedule({
      watchedAs: 'the sweep',
      run: async () => {
        if (fails) throw new Error('no');
      },
    });
    await expect(run(signal)).rejects.toThrow('no');
    expect(await runs.getLastSuccess('sweep')).toBeUndefined();
    fails = false;
    await run(signal);
    expect(await runs.getLastSuccess('sweep')).toBe(NOW);
  });

  it('notes nothing of work that nobody watches, nor of work that was cut short', async () => {
    const quiet = await schedule({});
    await quiet.run(signal);
    expect(await quiet.runs.getLastSuccess('sweep')).toBeUndefined();

    const stopped = new AbortController();
    const cut = await schedule({
      watchedAs: 'the sweep',
      run: async () => stopped.abort(),
    });
    await cut.run(stopped.signal);
    expect(await cut.runs.getLastSuccess('sweep')).toBeUndefined();
  });

  it('shares work between backends only where they share a database', async () => {
    const alone = await schedule({});
    expect(alone.scheduled.scope).toBe('local');
    const shared = await schedule({}, { isShared: true });
    expect(shared.scheduled.scope).toBe('global');
    const each = await schedule({ scope: 'local' }, { isShared: true });
    expect(each.scheduled.scope).toBe('local');
  });

  it('refuses a task that is there twice', async () => {
    const task: RecurringTask = {
      id: 'sweep',
      intervalMs: 3_000,
      timeoutMs: 20_000,
      run: async () => {},
    };
    await expect(
      scheduleTasks({
        scheduler: mockServices.scheduler.mock(),
        runs: MemoryTaskRunStore.create(),
        isShared: false,
        now: () => NOW,
        tasks: [task, { ...task }],
      }),
    ).rejects.toThrow('The task sweep is there twice');
  });
});
