import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WorkerPool } from './WorkerPool.ts';

const { signal } = new AbortController();

test('runs as much at a time as it has workers, and the rest in order', async () => {
  const pool = WorkerPool.create({ capacity: 1, queueLimit: 5 });
  const gate = Promise.withResolvers<undefined>();
  const order: number[] = [];
  const tasks = [1, 2, 3].map(id =>
    pool.run(async () => {
      await gate.promise;
      order.push(id);
    }, signal),
  );
  assert.deepEqual(
    { busy: pool.read().busy, queued: pool.read().queued },
    { busy: 1, queued: 2 },
  );
  gate.resolve(undefined);
  await Promise.all(tasks);
  assert.deepEqual(order, [1, 2, 3]);
  assert.equal(pool.read().utilization, 0);
});

test('refuses work beyond the queue and frees the worker of work that fails', async () => {
  const pool = WorkerPool.create({ capacity: 1, queueLimit: 0 });
  const failing = pool.run(() => Promise.reject(new Error('broken')), signal);
  await assert.rejects(
    pool.run(async () => 'late', signal),
    { type: 'queue_full' },
  );
  await assert.rejects(failing, /broken/);
  assert.equal(await pool.run(async () => 'next', signal), 'next');
});

test('takes work that was given up while it waited out of the queue', async () => {
  const pool = WorkerPool.create({ capacity: 1, queueLimit: 1 });
  const gate = Promise.withResolvers<undefined>();
  const running = pool.run(() => gate.promise, signal);
  const abort = new AbortController();
  const waiting = pool.run(async () => 'never', abort.signal);
  abort.abort(new Error('given up'));
  await assert.rejects(waiting, /given up/);
  assert.equal(pool.read().queued, 0);
  gate.resolve(undefined);
  await running;
  await pool.whenIdle();
});
