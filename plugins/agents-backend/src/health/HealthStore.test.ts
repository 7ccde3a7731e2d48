import {
  type HealthStoreHarness,
  listHealthStores,
} from './__testUtils__/HealthStoreHarness';
import { NOON, observed, target } from './__testUtils__/observations';
import { HOUR_MS } from './model';
import { recordExpiry, recordObservations } from './recordObservations';

jest.setTimeout(60_000);

describe.each(listHealthStores())('HealthStore in %s', (_name, create) => {
  let harness: HealthStoreHarness;

  beforeEach(async () => {
    harness = await create();
  });

  const one = target(1);
  const two = target(2);
  const oneStaging = target(1, { environmentRef: 'resource:default/staging' });
  const keyOfTwo = {
    agentRef: two.agentRef,
    environmentRef: two.environmentRef,
  };

  it('hands the decision what is stored of the named instances, streaks included', async () => {
    await harness.save(observed(one, 'pass'), observed(two, 'pass'));
    const later = observed(one, 'fail', { at: NOON + 1 });
    const patient = { failureThreshold: 3, recoveryThreshold: 1 };
    await harness.store.update(
      [one],
      current =>
        recordObservations(current, { observations: [later], policy: patient })
          .changes,
    );
    await harness.store.update([one], current => {
      expect([...current.values()]).toEqual([
        expect.objectContaining({
          status: 'pass',
          observedAt: NOON + 1,
          streak: { status: 'fail', count: 1 },
        }),
      ]);
      return { states: [], transitions: [], probes: [], touched: [] };
    });
  });

  it('writes nothing when the decision fails', async () => {
    await expect(
      harness.store.update([one], () => {
        throw new Error('undecided');
      }),
    ).rejects.toThrow('undecided');
    expect(await harness.store.listKeys()).toEqual([]);
  });

  it('counts and notes an observation once, however often it is written', async () => {
    const first = observed(one, 'pass');
    const second = observed(one, 'fail', { at: NOON + 5 });
    await harness.save(first);
    await harness.save(second);
    await harness.save(first);
    await harness.save(second);
    const [uptime] = await harness.readModel.countUptime(undefined, NOON);
    expect(uptime).toMatchObject({ up: 1, total: 2, newestAt: NOON + 5 });
    const events = await harness.readModel.listTransitions(one.agentRef, {
      limit: 10,
    });
    expect(events).toHaveLength(2);
  });

  it('keeps one of two equal transitions', async () => {
    const transition = {
      agentRef: one.agentRef,
      environmentRef: one.environmentRef,
      at: NOON,
      from: 'pass' as const,
      to: 'fail' as const,
      reason: 'first',
    };
    for (const reason of ['first', 'second']) {
      await harness.store.update([one], () => ({
        states: [],
        transitions: [{ ...transition, reason }],
        probes: [],
        touched: [],
      }));
    }
    expect(
      await harness.readModel.listTransitions(one.agentRef, { limit: 10 }),
    ).toEqual([
      expect.objectContaining({ text: expect.stringMatching(/first/) }),
    ]);
  });

  it('lists what has not been measured for long, until it has expired', async () => {
    await harness.save(
      observed(one, 'pass', { at: NOON - 9 }),
      observed(two, 'pass'),
    );
    const stale = await harness.store.listStale(NOON - 8);
    expect(stale).toEqual([
      { agentRef: one.agentRef, environmentRef: one.environmentRef },
    ]);
    await harness.store.update(
      stale,
      current =>
        recordExpiry(current, { keys: stale, now: NOON, freshnessMs: 5 })
          .changes,
    );
    expect(await harness.store.listStale(NOON - 8)).toEqual([]);
    const health = await harness.readModel.listInstanceHealth([one.agentRef]);
    expect(health.get(one.agentRef)).toEqual([
      expect.objectContaining({
        health: expect.objectContaining({
          status: 'unknown',
          reason: expect.stringContaining('No answer has been measured since'),
        }),
      }),
    ]);
  });

  it('lists what was seen failing once between two gaps', async () => {
    const expire = (now: number) =>
      harness.store.update(
        [one],
        current =>
          recordExpiry(current, { keys: [one], now, freshnessMs: 5 }).changes,
      );
    await harness.save(observed(one, 'pass', { at: NOON - 30 }));
    await expire(NOON - 20);
    await harness.store.update(
      [one],
      current =>
        recordObservations(current, {
          observations: [observed(one, 'fail', { at: NOON - 15 })],
          policy: { failureThreshold: 2, recoveryThreshold: 1 },
        }).changes,
    );
    const [stale] = await harness.store.listStale(NOON - 8);
    expect(stale).toMatchObject({ agentRef: one.agentRef });
    await expire(NOON);
    expect(await harness.store.listStale(NOON - 8)).toEqual([]);
  });

  it('forgets how removed instances stand, and no others', async () => {
    await harness.save(
      observed(one, 'pass'),
      observed(oneStaging, 'pass'),
      observed(two, 'pass'),
    );
    await harness.store.remove([
      { agentRef: one.agentRef, environmentRef: one.environmentRef },
      keyOfTwo,
      keyOfTwo,
    ]);
    expect(await harness.store.listKeys()).toEqual([
      {
        agentRef: one.agentRef,
        environmentRef: oneStaging.environmentRef,
      },
    ]);
  });

  it('deletes history beyond its retention', async () => {
    harness.now = NOON - 2 * HOUR_MS;
    await harness.saveSeries(one, ['fail']);
    harness.now = NOON;
    await harness.saveSeries(one, ['pass']);
    await harness.store.prune({
      minutes: NOON - HOUR_MS,
      hours: NOON,
      days: 0,
      transitions: NOON,
    });
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      '24h',
    );
    expect(history.probes).toBe(1);
    expect(
      await harness.readModel.countUptime(undefined, NOON - 48 * HOUR_MS),
    ).toEqual([expect.objectContaining({ total: 1 })]);
    expect(
      await harness.readModel.listTransitions(one.agentRef, { limit: 9 }),
    ).toHaveLength(1);
    expect(await harness.store.listKeys()).toHaveLength(1);
  });

  it('takes large batches and large numbers of agents', async () => {
    const targets = Array.from({ length: 1_500 }, (_, i) => target(i));
    await harness.save(...targets.map(t => observed(t, 'pass')));
    await harness.save(
      ...targets.map(t => observed(t, 'fail', { at: NOON + 1 })),
    );
    const refs = targets.map(({ agentRef }) => agentRef);
    expect((await harness.readModel.listInstanceHealth(refs)).size).toBe(1_500);
    const uptime = await harness.readModel.countUptime(refs, NOON);
    expect(uptime).toHaveLength(1_500);
    expect(uptime[7]).toMatchObject({ up: 1, total: 2 });
  });
});
