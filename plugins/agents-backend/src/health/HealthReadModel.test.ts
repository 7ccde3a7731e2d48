import {
  type HealthStoreHarness,
  listHealthStores,
} from './__testUtils__/HealthStoreHarness';
import { NOON, observed, target } from './__testUtils__/observations';
import { type CountedProbe, HOUR_MS, MINUTE_MS } from './model';

jest.setTimeout(60_000);

describe.each(listHealthStores())('HealthReadModel in %s', (_name, create) => {
  let harness: HealthStoreHarness;

  beforeEach(async () => {
    harness = await create();
  });

  const one = target(1);
  const two = target(2);
  const oneStaging = target(1, { environmentRef: 'resource:default/staging' });

  it('starts with nothing', async () => {
    expect(await harness.readModel.listInstanceHealth()).toEqual(new Map());
    expect(await harness.readModel.getHistory(one.agentRef, '1h')).toEqual([]);
    expect(await harness.readModel.countUptime(undefined, 0)).toEqual([]);
    expect(await harness.store.listKeys()).toEqual([]);
    await harness.store.update([], () => {
      throw new Error('nothing to decide');
    });
  });

  it('gives back all that is known of an instance', async () => {
    const components = [
      {
        id: 'db:connections',
        status: 'fail' as const,
        value: 3,
        output: 'é😀',
      },
    ];
    await harness.save(
      observed(one, 'pass', { latencyMs: 12.5, release: '1.4.0' }),
      observed(oneStaging, 'fail', { reason: 'It says "no"\n', components }),
      observed(two, 'warn'),
    );
    const health = await harness.readModel.listInstanceHealth();
    expect([...health.keys()]).toEqual([one.agentRef, two.agentRef]);
    const at = '2025-01-27T12:00:00.000Z';
    expect(health.get(one.agentRef)).toEqual([
      {
        agentRef: one.agentRef,
        environmentRef: one.environmentRef,
        aliveAt: at,
        health: {
          status: 'pass',
          since: at,
          observedAt: at,
          lastPassAt: at,
          latencyMs: 12.5,
          reason: 'Reports pass',
          release: '1.4.0',
          components: [],
        },
      },
      {
        agentRef: one.agentRef,
        environmentRef: oneStaging.environmentRef,
        health: {
          status: 'fail',
          since: at,
          observedAt: at,
          reason: 'It says "no"\n',
          components: components.map(item => ({ ...item, since: at })),
        },
      },
    ]);
    const some = await harness.readModel.listInstanceHealth([
      two.agentRef,
      'x',
    ]);
    expect([...some.keys()]).toEqual([two.agentRef]);
    expect(await harness.readModel.listInstanceHealth([])).toEqual(new Map());
  });

  it('tells changes newest first, page by page', async () => {
    await harness.saveSeries(one, ['pass', 'pass', 'fail', 'warn']);
    await harness.saveSeries(two, ['fail']);
    const list = (before?: number) =>
      harness.readModel.listTransitions(one.agentRef, { before, limit: 2 });
    expect(await list()).toEqual([
      {
        at: '2025-01-27T12:00:30.000Z',
        kind: 'health',
        subject: one.environmentRef,
        from: 'fail',
        to: 'warn',
        text: 'In production degraded, was failing: Reports warn',
      },
      expect.objectContaining({ from: 'pass', to: 'fail' }),
    ]);
    expect(await list(NOON + 20_000)).toEqual([
      expect.objectContaining({
        from: 'unknown',
        to: 'pass',
        text: 'In production healthy: Reports pass',
      }),
    ]);
  });

  it('lays the probes of an hour in buckets of a minute', async () => {
    harness.now = NOON - 5 * MINUTE_MS;
    await harness.saveSeries(one, [
      'pass',
      'pass',
      'warn',
      'fail',
      'unknown',
      'fail',
    ]);
    harness.now = NOON - MINUTE_MS;
    await harness.saveSeries(one, ['unknown']);
    await harness.saveSeries(oneStaging, ['pass']);
    harness.now = NOON + 1;
    const histories = await harness.readModel.getHistory(one.agentRef, '1h');
    expect(histories.map(h => h.environmentRef)).toEqual([
      one.environmentRef,
      oneStaging.environmentRef,
    ]);
    expect(histories[0].history).toEqual({
      from: '2025-01-27T11:01:00.000Z',
      to: '2025-01-27T12:00:00.001Z',
      bucketMs: MINUTE_MS,
      buckets: [
        {
          from: '2025-01-27T11:55:00.000Z',
          pass: 2,
          warn: 1,
          fail: 2,
          unknown: 1,
          latencyMs: 10,
        },
        {
          from: '2025-01-27T11:59:00.000Z',
          pass: 0,
          warn: 0,
          fail: 0,
          unknown: 1,
          latencyMs: 10,
        },
      ],
      uptime: 0.6,
      probes: 5,
      measured: 1 / 60,
    });
  });

  it('leaves out of a history what is older than its range', async () => {
    harness.now = NOON - HOUR_MS;
    await harness.saveSeries(one, ['fail']);
    harness.now = NOON - 10 * MINUTE_MS;
    await harness.saveSeries(one, ['pass']);
    harness.now = NOON;
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      '15m',
    );
    expect(history).toMatchObject({ probes: 1, uptime: 1 });
  });

  it.each([
    ['15m', 15],
    ['1h', 60],
    ['6h', 60],
    ['24h', 48],
    ['7d', 56],
  ] as const)('has no more than 60 buckets in %s', async (range, most) => {
    harness.now = NOON - 8 * 24 * HOUR_MS;
    const probes: CountedProbe[] = [];
    for (; harness.now < NOON; harness.now += 7 * MINUTE_MS) {
      probes.push({ ...one, at: harness.now, status: 'pass' });
    }
    await harness.store.update([one], () => ({
      states: [],
      transitions: [],
      touched: [],
      probes,
    }));
    harness.now = NOON;
    const [{ history }] = await harness.readModel.getHistory(
      one.agentRef,
      range,
    );
    expect(history.buckets.length).toBeGreaterThan(1);
    expect(history.buckets.length).toBeLessThanOrEqual(most);
    expect(history.buckets[0].from >= history.from).toBe(true);
    expect(history.uptime).toBe(1);
  });

  it('counts uptime since a time, by instance, without what was not measured', async () => {
    harness.now = NOON - 3 * HOUR_MS - 2 * MINUTE_MS;
    await harness.saveSeries(one, ['fail']);
    harness.now = NOON - 3 * HOUR_MS + MINUTE_MS;
    await harness.saveSeries(one, ['pass']);
    harness.now = NOON - HOUR_MS;
    await harness.saveSeries(one, ['warn', 'unknown', 'fail']);
    await harness.saveSeries(two, ['unknown']);
    harness.now = NOON;
    const since = NOON - 3 * HOUR_MS;
    expect(await harness.readModel.countUptime(undefined, since)).toEqual([
      {
        agentRef: one.agentRef,
        environmentRef: one.environmentRef,
        up: 2,
        total: 3,
        newestAt: NOON - HOUR_MS + 20_000,
        oldestAt: NOON - 3 * HOUR_MS,
      },
    ]);
    const earlier = await harness.readModel.countUptime(
      [one.agentRef],
      since - 2 * MINUTE_MS,
    );
    expect(earlier).toEqual([expect.objectContaining({ up: 2, total: 4 })]);
    expect(await harness.readModel.countUptime([two.agentRef], 0)).toEqual([]);
  });

  it('counts uptime over a week by the hour', async () => {
    harness.now = NOON - 100 * HOUR_MS;
    await harness.saveSeries(one, ['pass', 'fail']);
    harness.now = NOON;
    await harness.store.prune({
      minutes: NOON - HOUR_MS,
      hours: 0,
      days: 0,
      transitions: 0,
    });
    expect(
      await harness.readModel.countUptime(undefined, NOON - 168 * HOUR_MS),
    ).toEqual([expect.objectContaining({ up: 1, total: 2 })]);
  });
});
