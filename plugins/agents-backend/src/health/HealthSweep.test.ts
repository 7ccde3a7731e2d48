import type {
  HealthProber,
  HealthTarget,
  TargetObservation,
} from '@agent-portal/plugin-agents-node';
import { mockServices } from '@backstage/backend-test-utils';
import { NOON, observed, target } from './__testUtils__/observations';
import { HealthSweep, type HealthSweepOptions } from './HealthSweep';
import { MemoryHealthStore } from './MemoryHealthStore';
import { recordObservations } from './recordObservations';

type Probe = (
  targets: HealthTarget[],
  options: { signal: AbortSignal },
) => AsyncIterable<TargetObservation>;

function prober(
  probe: Probe,
  change: Partial<HealthProber> = {},
): HealthProber {
  return { id: 'test', matches: () => true, probe, ...change };
}

describe('HealthSweep', () => {
  let now = NOON;
  let store: MemoryHealthStore;
  let onChange: jest.Mock;

  beforeEach(() => {
    now = NOON;
    store = MemoryHealthStore.create({ now: () => now });
    onChange = jest.fn();
  });

  const allPass: Probe = async function* pass(targets) {
    for (const one of targets) yield observed(one, 'pass', { at: now });
  };

  function createSweep(
    targets: HealthTarget[],
    options: Partial<HealthSweepOptions> & { probe?: Probe } = {},
  ) {
    const { probe = allPass, ...rest } = options;
    return HealthSweep.create({
      maintenance: { listActive: async () => [] },
      store,
      targets: { listInstances: async () => targets },
      probers: [prober(probe)],
      policy: { failureThreshold: 1, recoveryThreshold: 1 },
      now: () => now,
      onChange,
      logger: mockServices.logger.mock(),
      ...rest,
    });
  }

  function run(sweep: HealthSweep, signal = new AbortController().signal) {
    return sweep.run({ signal });
  }

  async function statuses() {
    const health = await store.listInstanceHealth();
    return [...health.values()].flat().map(record => record.health.status);
  }

  async function untilStored(count: number) {
    while ((await statuses()).length < count) await new Promise(setImmediate);
  }

  it('measures every instance and says which agents changed', async () => {
    const targets = [target(1), target(2)];
    const sweep = createSweep(targets);
    await run(sweep);
    expect(await statuses()).toEqual(['pass', 'pass']);
    expect(onChange.mock.calls).toEqual([
      [['component:default/a1', 'component:default/a2']],
    ]);

    now += 5_000;
    await run(sweep);
    expect(onChange).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['status', { status: 'warn' as const }],
    ['kind of reason', { cause: 'other' }],
    ['release', { release: '2.0.0' }],
    ['being alive', { alive: false }],
  ])('says that an agent changed in its %s', async (_, change) => {
    await run(createSweep([target(1)]));
    onChange.mockClear();
    now += 1;
    await run(
      createSweep([target(1)], {
        async *probe([one]) {
          yield observed(one, 'pass', { at: now, ...change });
        },
      }),
    );
    expect(onChange.mock.calls).toEqual([[['component:default/a1']]]);
  });

  it('says nothing of an agent of which only numbers changed', async () => {
    await run(createSweep([target(1)]));
    onChange.mockClear();
    now += 1;
    await run(
      createSweep([target(1)], {
        async *probe([one]) {
          const reason = 'Reports pass in 7 ms';
          yield observed(one, 'pass', { at: now, reason, latencyMs: 7 });
        },
      }),
    );
    expect(onChange).not.toHaveBeenCalled();
  });

  it('stores what is known while others are still awaited', async () => {
    let release = () => {};
    const hung = new Promise<void>(resolve => {
      release = resolve;
    });
    const running = run(
      createSweep([target(1), target(2)], {
        async *probe([quick, slow]) {
          yield observed(quick, 'pass');
          await hung;
          yield observed(slow, 'fail');
        },
      }),
    );
    await untilStored(1);
    expect(await statuses()).toEqual(['pass']);
    release();
    await running;
    expect(await statuses()).toEqual(['pass', 'fail']);
  });

  it('stores a large fleet in several transactions', async () => {
    const update = jest.spyOn(store, 'update');
    await run(createSweep(Array.from({ length: 1_300 }, (_, i) => target(i))));
    const sizes = update.mock.calls.map(([keys]) => keys.length);
    expect(sizes.reduce((a, b) => a + b)).toBe(1_300);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500);
    expect(sizes.length).toBeLessThanOrEqual(4);
  });

  it('uses for each instance the first prober that matches', async () => {
    const seen: string[][] = [];
    const noting = (id: string, matches: HealthProber['matches']) =>
      prober(
        async function* note(targets) {
          seen.push([id, ...targets.map(({ agentRef }) => agentRef)]);
          for (const one of targets) yield observed(one, 'pass');
        },
        { id, matches },
      );
    await run(
      createSweep([target(1), target(2)], {
        probers: [
          noting('module', ({ agentRef }) => agentRef.endsWith('2')),
          noting('http', () => true),
        ],
      }),
    );
    expect(seen).toEqual([
      ['http', 'component:default/a1'],
      ['module', 'component:default/a2'],
    ]);
  });

  it('starts with what has not been measured for the longest', async () => {
    const order: string[] = [];
    const noting: Probe = async function* note(targets) {
      for (const one of targets) {
        order.push(one.agentRef);
        yield observed(one, 'pass', { at: now });
      }
    };
    for (const number of [2, 1, 3]) {
      now += 1_000;
      const at = now;
      await store.update(
        [target(number)],
        current =>
          recordObservations(current, {
            observations: [observed(target(number), 'pass', { at })],
            policy: { failureThreshold: 1, recoveryThreshold: 1 },
          }).changes,
      );
    }
    now += 1_000;
    await run(
      createSweep(
        [1, 2, 3, 4].map(number => target(number)),
        {
          probe: noting,
        },
      ),
    );
    expect(order.map(ref => ref.slice(-2))).toEqual(['a4', 'a2', 'a1', 'a3']);
  });

  it('forgets instances that the catalog no longer has', async () => {
    const targets = [target(1), target(2)];
    const sweep = createSweep(targets);
    await run(sweep);
    targets.pop();
    now += 1;
    onChange.mockClear();
    await run(sweep);
    expect(await statuses()).toHaveLength(1);
    expect(onChange.mock.calls).toEqual([[['component:default/a2']]]);

    await run(createSweep([target(1)]));
    targets.pop();
    now += 1;
    await run(sweep);
    expect(await statuses()).toEqual([]);
  });

  describe('when something on this side fails', () => {
    it('stores as unknown what a prober did not measure, and throws', async () => {
      await expect(
        run(
          createSweep([target(1), target(2)], {
            async *probe([one]) {
              yield observed(one, 'pass');
              throw new Error('the monitoring server is away');
            },
          }),
        ),
      ).rejects.toThrow('the monitoring server is away');
      expect(await statuses()).toEqual(['pass', 'unknown']);
      const health = await store.listInstanceHealth();
      expect(health.get('component:default/a2')![0].health.reason).toMatch(
        'the prober "test" failed: Error: the monitoring server is away',
      );
    });

    it('does not let one prober take the others with it', async () => {
      const broken = prober(
        async function* fail() {
          throw new Error('broken');
        },
        { id: 'broken', matches: ({ agentRef }) => agentRef.endsWith('1') },
      );
      await expect(
        run(
          createSweep([target(1), target(2)], {
            probers: [broken, prober(allPass)],
          }),
        ),
      ).rejects.toThrow('broken');
      expect((await statuses()).sort()).toEqual(['pass', 'unknown']);
    });

    it('stores as unknown what a prober is silent about, and takes nothing it was not asked for', async () => {
      await run(
        createSweep([target(1), target(2)], {
          async *probe([one]) {
            yield observed(one, 'pass');
            yield observed(one, 'fail', { at: NOON + 5 });
            yield observed(target(9), 'pass');
          },
        }),
      );
      expect(await statuses()).toEqual(['pass', 'unknown']);
    });

    it('tries the other batches when one cannot be written, and throws', async () => {
      const targets = Array.from({ length: 1_000 }, (_, i) => target(i));
      jest
        .spyOn(store, 'update')
        .mockRejectedValueOnce(new Error('database is gone'));
      await expect(run(createSweep(targets))).rejects.toThrow(
        'database is gone',
      );
      expect(await statuses()).toHaveLength(500);
    });

    it('is not held up by what follows from a change', async () => {
      onChange.mockReturnValue(new Promise(() => {}));
      await run(createSweep(Array.from({ length: 600 }, (_, i) => target(i))));
      expect(onChange).toHaveBeenCalledTimes(2);
      expect(await statuses()).toHaveLength(600);
    });
  });

  it('keeps what was measured when it is stopped, and judges nothing else', async () => {
    const abort = new AbortController();
    const running = run(
      createSweep([target(1), target(2)], {
        async *probe([one], { signal }) {
          yield observed(one, 'pass');
          await new Promise(resolve =>
            signal.addEventListener('abort', resolve),
          );
        },
      }),
      abort.signal,
    );
    await untilStored(1);
    abort.abort();
    await expect(running).rejects.toThrow('1 of 2 instances not probed');
    expect(await statuses()).toEqual(['pass']);
  });

  it('bounds what a prober of a module says', async () => {
    await run(
      createSweep([target(1)], {
        async *probe([one]) {
          yield observed(one, 'fail', {
            at: NOON + 999_999_999,
            reason: `a\u0000b${'x'.repeat(9_999)}`,
            cause: 'c'.repeat(9_999),
            release: 'r'.repeat(9_999),
            latencyMs: NaN,
            components: Array.from({ length: 999 }, () => ({
              id: 'i'.repeat(9_999),
              status: 'fail' as const,
              value: Infinity,
            })),
          });
        },
      }),
    );
    const [{ health }] = [...(await store.listInstanceHealth()).values()][0];
    expect(health.observedAt).toBe(new Date(NOON).toISOString());
    expect(health.reason).toMatch(/^a bx{490,}…$/);
    expect(health.release!.length).toBe(120);
    expect(health.latencyMs).toBeUndefined();
    expect(health.components).toHaveLength(50);
    expect(health.components[0]).toEqual({
      id: `${'i'.repeat(119)}…`,
      status: 'fail',
      since: expect.any(String),
    });
  });
});
