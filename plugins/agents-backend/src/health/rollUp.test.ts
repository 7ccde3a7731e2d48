import {
  type HealthStoreHarness,
  listHealthStores,
} from './__testUtils__/HealthStoreHarness';
import { NOON, observed, target } from './__testUtils__/observations';
import {
  type CountedProbe,
  DAY_MS,
  HOUR_MS,
  HOURS_KEPT_MS,
  MINUTE_MS,
} from './model';
import { recordObservations } from './recordObservations';

jest.setTimeout(120_000);

const one = target(1);
const policy = { failureThreshold: 1, recoveryThreshold: 1 };

describe.each(listHealthStores())('Rolled-up counts in %s', (_name, create) => {
  let harness: HealthStoreHarness;

  beforeEach(async () => {
    harness = await create();
  });

  /** Probes of an instance, every so often from one time to another. */
  async function probe(
    from: number,
    to: number,
    change: Partial<CountedProbe> & { everyMs?: number } = {},
  ): Promise<void> {
    const { everyMs = MINUTE_MS, ...rest } = change;
    const probes: CountedProbe[] = [];
    for (let at = from; at < to; at += everyMs) {
      const { agentRef, environmentRef } = one;
      probes.push({ agentRef, environmentRef, at, status: 'pass', ...rest });
    }
    await harness.store.update([one], () => ({
      states: [],
      transitions: [],
      touched: [],
      probes,
    }));
  }

  const periods = async () =>
    Object.fromEntries(
      (await harness.readModel.countPeriods(one.agentRef)).map(
        ({ period, up, total, minutes }) => [period, { up, total, minutes }],
      ),
    );

  it('tells of hour, day and month how much was up and how much was measured', async () => {
    await probe(NOON - 20 * HOUR_MS, NOON - 19 * HOUR_MS, { status: 'fail' });
    await probe(NOON - 30 * MINUTE_MS, NOON, { everyMs: 20_000 });
    harness.now = NOON;
    expect(await periods()).toEqual({
      hour: { up: 90, total: 90, minutes: 30 },
      day: { up: 90, total: 150, minutes: 90 },
      month: { up: 90, total: 150, minutes: 90 },
    });
  });

  it('keeps the share that was measured when minutes and hours are gone', async () => {
    const past = NOON - 20 * DAY_MS;
    // A third of each of two hours.
    await probe(past, past + 20 * MINUTE_MS, { everyMs: 5_000 });
    await probe(past + HOUR_MS, past + HOUR_MS + 20 * MINUTE_MS);
    for (let at = past; at <= NOON; at += HOUR_MS) {
      await harness.store.rollUp(at);
      await harness.store.prune({
        minutes: at - 26 * HOUR_MS,
        hours: at - HOURS_KEPT_MS,
        days: 0,
        transitions: 0,
      });
    }
    harness.now = NOON;
    expect(await periods()).toEqual({
      month: { up: 260, total: 260, minutes: 40 },
    });
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      '30d',
    );
    expect(history.buckets).toMatchObject([{ pass: 260 }]);
    expect(history.bucketMs).toBe(DAY_MS);
    expect(
      await harness.readModel.countUptime(undefined, NOON - 30 * DAY_MS),
    ).toMatchObject([{ up: 260, total: 260 }]);
  });

  it('sums up a day once, however often it is done, and not before it is over', async () => {
    const midnight = NOON - 12 * HOUR_MS;
    await probe(midnight - DAY_MS, midnight, { everyMs: 10 * MINUTE_MS });
    await harness.store.rollUp(midnight + MINUTE_MS);
    harness.now = midnight + 9 * DAY_MS;
    expect(await periods()).toEqual({});
    await harness.store.rollUp(midnight + 5 * MINUTE_MS);
    await harness.store.rollUp(midnight + 5 * MINUTE_MS);
    expect(await periods()).toEqual({
      month: { up: 144, total: 144, minutes: 144 },
    });
  });

  it('counts no moment twice where days, hours and minutes meet', async () => {
    for (let day = 29; day >= 0; day--) {
      await probe(NOON - (day + 1) * DAY_MS, NOON - day * DAY_MS, {
        everyMs: HOUR_MS,
      });
      await harness.store.rollUp(NOON - day * DAY_MS);
    }
    harness.now = NOON;
    const { month } = await periods();
    // The month begins where its first day does, of which half was measured.
    expect(month).toEqual({ up: 720, total: 720, minutes: 720 });
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      '30d',
    );
    expect(history.buckets).toHaveLength(30);
    expect(history.probes).toBe(29 * 24 + 12);
  });

  it('counts what is found in maintenance apart, as neither up nor measured', async () => {
    harness.now = NOON;
    const observations = ['fail', 'pass'].map((status, index) =>
      observed(one, status as 'fail' | 'pass', {
        at: NOON - 2 * MINUTE_MS + index * MINUTE_MS,
      }),
    );
    for (const observation of observations) {
      await harness.store.update(
        [one],
        current =>
          recordObservations(current, {
            observations: [observation],
            policy,
            inMaintenance: (_key, at) => at < NOON - MINUTE_MS,
          }).changes,
      );
    }
    expect((await periods()).hour).toEqual({ up: 1, total: 1, minutes: 1 });
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      '1h',
    );
    expect(history).toMatchObject({ uptime: 1, probes: 1, measured: 1 / 59 });
    expect(history.buckets[0]).toMatchObject({ fail: 0, maintenance: 1 });
    expect(
      await harness.readModel.countUptime(undefined, NOON - HOUR_MS),
    ).toMatchObject([{ up: 1, total: 1 }]);
    // It is measured and shown all the same.
    expect(
      await harness.readModel.listTransitions(one.agentRef, { limit: 5 }),
    ).toHaveLength(2);
  });
});
