import { AsyncQueue } from './AsyncQueue';
import { ProbeLanes } from './ProbeLanes';

describe('ProbeLanes', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function startProbes(lanes: ProbeLanes, count: number) {
    const finish: Array<() => void> = [];
    const starting = (async () => {
      for (let i = 0; i < count; i++) {
        await lanes.room();
        lanes.run(() => new Promise<void>(resolve => finish.push(resolve)));
      }
    })();
    return { finish, starting };
  }

  it('runs no more than allowed at once', async () => {
    const lanes = new ProbeLanes({
      concurrency: 2,
      waiting: 0,
      waitingAfterMs: 100,
    });
    const { finish } = startProbes(lanes, 5);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(finish).toHaveLength(2);
    finish[0]();
    await jest.advanceTimersByTimeAsync(0);
    expect(finish).toHaveLength(3);
  });

  it('gives the place of one that waits to the next, up to a bound', async () => {
    const lanes = new ProbeLanes({
      concurrency: 2,
      waiting: 3,
      waitingAfterMs: 100,
    });
    const { finish, starting } = startProbes(lanes, 6);
    await jest.advanceTimersByTimeAsync(99);
    expect(finish).toHaveLength(2);
    await jest.advanceTimersByTimeAsync(1);
    expect(finish).toHaveLength(4);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(finish).toHaveLength(5);
    finish[0]();
    finish[4]();
    await jest.advanceTimersByTimeAsync(0);
    expect(finish).toHaveLength(6);
    await starting;
  });

  it('frees the place of one that fails', async () => {
    const lanes = new ProbeLanes({
      concurrency: 1,
      waiting: 0,
      waitingAfterMs: 100,
    });
    await expect(
      lanes.run(() => Promise.reject(new Error('no'))),
    ).rejects.toThrow('no');
    await lanes.room();
  });
});

describe('AsyncQueue', () => {
  it('hands on values in order, those from before and those from after', async () => {
    const queue = new AsyncQueue<number>();
    queue.push(1);
    queue.push(2);
    const taken: number[] = [];
    const taking = (async () => {
      for await (const value of queue) taken.push(value);
    })();
    await new Promise(setImmediate);
    queue.push(3);
    await new Promise(setImmediate);
    queue.push(4);
    queue.close();
    await taking;
    expect(taken).toEqual([1, 2, 3, 4]);
  });
});
