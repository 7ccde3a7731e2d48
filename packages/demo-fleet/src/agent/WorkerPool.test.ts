import { createTestClock } from '../testUtils/createTestClock';
import { WorkerPool } from './WorkerPool';

function createPool(capacity: number, queueLimit: number = 10) {
  const clock = createTestClock();
  const pool = WorkerPool.create({ capacity, queueLimit, now: clock.now });
  const ends: Array<() => void> = [];
  const work = () => new Promise<void>(resolve => ends.push(resolve));
  return { clock, pool, ends, work };
}

describe('WorkerPool', () => {
  it('works on as many tasks as it has workers and queues the rest', async () => {
    const { pool, ends, work } = createPool(2);
    const tasks = [pool.run(work), pool.run(work), pool.run(work)];
    expect(pool).toMatchObject({ busy: 2, queued: 1 });

    ends[0]();
    await tasks[0];
    await Promise.resolve();
    expect(pool).toMatchObject({ busy: 2, queued: 0 });
    ends[1]();
    ends[2]();
    await Promise.all(tasks);
    expect(pool).toMatchObject({ busy: 0, queued: 0 });
  });

  it('refuses a task when the queue is full', async () => {
    const { pool, work } = createPool(1, 1);
    void pool.run(work);
    void pool.run(work);
    expect(pool.isFull).toBe(true);
    await expect(pool.run(work)).rejects.toThrow(/1 tasks wait/);
  });

  it('frees the worker when the work throws', async () => {
    const { pool } = createPool(1);
    const failing = async () => {
      throw new Error('no');
    };
    await expect(pool.run(failing)).rejects.toThrow('no');
    expect(pool.busy).toBe(0);
  });

  it('measures its utilization over the last minute', async () => {
    const { clock, pool, ends, work } = createPool(2);
    const task = pool.run(work);
    clock.advance(30_000);
    ends[0]();
    await task;
    expect(pool.utilization()).toBeCloseTo(0.5);
    clock.advance(30_000);
    expect(pool.utilization()).toBeCloseTo(0.25);
    clock.advance(60_000);
    expect(pool.utilization()).toBeCloseTo(0);
  });
});
