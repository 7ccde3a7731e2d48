import fc from 'fast-check';
import { ChangeQueue } from './ChangeQueue';

/** A listener that is busy until it is let go on. */
function createListener() {
  const calls: string[][] = [];
  const ends: Array<(error?: Error) => void> = [];
  return {
    calls,
    listener: (refs: string[]) =>
      new Promise<void>((resolve, reject) => {
        calls.push(refs);
        ends.push(error => (error ? reject(error) : resolve()));
      }),
    async end(error?: Error) {
      ends.shift()!(error);
      await new Promise(resolve => setImmediate(resolve));
    },
  };
}

const turn = () => new Promise(resolve => setImmediate(resolve));

describe('ChangeQueue', () => {
  it('comes back at once, whatever the listener does', async () => {
    const queue = ChangeQueue.create();
    queue.follow(() => new Promise(() => {}));
    expect(queue.report(['a'])).toBeUndefined();
    queue.follow(async () => {
      throw new Error('no');
    });
    expect(queue.report(['a'])).toBeUndefined();
  });

  it('passes on together, and each once, what changes while the listener is busy', async () => {
    const queue = ChangeQueue.create();
    const { calls, listener, end } = createListener();
    queue.follow(listener);
    queue.report(['a', 'b']);
    queue.report(['b']);
    await turn();
    queue.report(['a']);
    queue.report(['c', 'a']);
    expect(calls).toEqual([['a', 'b']]);
    await end();
    expect(calls).toEqual([
      ['a', 'b'],
      ['a', 'c'],
    ]);
    await end();
    await queue.run();
    expect(calls).toHaveLength(2);
  });

  it('keeps what was reported before anybody followed', async () => {
    const queue = ChangeQueue.create();
    queue.report(['a']);
    const heard: string[][] = [];
    queue.follow(async refs => {
      heard.push(refs);
    });
    await queue.run();
    expect(heard).toEqual([['a']]);
  });

  it('says once what the listener threw, and tries those agents again', async () => {
    const queue = ChangeQueue.create();
    const heard: string[][] = [];
    let fails = true;
    queue.follow(async refs => {
      heard.push(refs);
      if (fails) throw new Error('the projection failed');
    });
    queue.report(['a']);
    await turn();
    queue.report(['b']);
    await turn();
    fails = false;
    await expect(queue.run()).rejects.toThrow(
      'could not be derived 2 times; the first time: Error: the projection failed',
    );
    expect(heard).toEqual([['a'], ['b'], ['a', 'b']]);
    await queue.run();
    expect(heard).toHaveLength(3);
  });

  it('waits no longer than it may for a listener that is busy', async () => {
    const queue = ChangeQueue.create();
    queue.follow(() => new Promise(resolve => setTimeout(resolve, 20)));
    queue.report(['a']);
    const stopped = new AbortController();
    stopped.abort();
    await expect(
      queue.run({ signal: stopped.signal }),
    ).resolves.toBeUndefined();
  });

  it('loses no change, in whatever order reports and failures come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            refs: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
            waits: fc.boolean(),
          }),
        ),
        fc.array(fc.boolean(), { maxLength: 5 }),
        async (reports, failures) => {
          const queue = ChangeQueue.create();
          const state = new Map<string, number>();
          const derived = new Map<string, number>();
          queue.follow(async refs => {
            await turn();
            if (failures.pop()) throw new Error('no');
            for (const ref of refs) derived.set(ref, state.get(ref)!);
          });
          for (const { refs, waits } of reports) {
            for (const ref of refs) state.set(ref, (state.get(ref) ?? 0) + 1);
            queue.report(refs);
            if (waits) await turn();
          }
          while (failures.length > 0) {
            failures.pop();
            await queue.run().catch(() => undefined);
          }
          await queue.run().catch(() => undefined);
          await queue.run();
          expect(derived).toEqual(state);
        },
      ),
      { numRuns: 50 },
    );
  });
});
