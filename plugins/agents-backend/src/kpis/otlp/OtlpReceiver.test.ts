import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createKpi, GAUGE, MEAN, QUANTILE } from '../__testUtils__/createKpi';
import { DatabaseScrapeStore, MemoryScrapeStore } from '../scrape';
import { AGENT, createOtlpWorld } from './__testUtils__/createOtlpWorld';
import {
  counter,
  MINUTE,
  nanos,
  point,
  request,
} from './__testUtils__/requests';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const failed = { error: 'timeout' };

/** The counts of all requests and of those that failed, as one process sends them. */
const requests = (
  ok: number,
  bad: number,
  options: { at?: number; startAt?: number; temporality?: 1 | 2 } = {},
) =>
  request([
    counter(
      [point(ok, options), point(bad, { ...options, labels: failed })],
      options,
    ),
  ]);

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'OtlpReceiver with a store in %s',
  engine => {
    const createWorld = async (
      options: Parameters<typeof createOtlpWorld>[0] = {},
    ) =>
      createOtlpWorld({
        ...options,
        store:
          engine === 'memory'
            ? MemoryScrapeStore.create()
            : DatabaseScrapeStore.create({
                knex: await databases.open(engine),
              }),
      });

    it('counts what a cumulative counter gains', async () => {
      const world = await createWorld();
      await world.send(requests(90, 10));
      world.clock.now += MINUTE;
      const startAt = NOW - MINUTE;
      await world.send(requests(190, 12, { at: NOW + MINUTE, startAt }));
      expect(await world.total()).toEqual({ total: 12, count: 202 });
    });

    it('adds deltas up', async () => {
      const world = await createWorld();
      for (const minute of [0, 1, 2]) {
        world.clock.now = NOW + minute * MINUTE;
        await world.send(
          requests(100, 5, {
            at: world.clock.now,
            startAt: world.clock.now - MINUTE,
            temporality: 1,
          }),
        );
      }
      expect(await world.total()).toEqual({ total: 15, count: 315 });
    });

    it('survives being closed between two requests', async () => {
      const world = await createWorld();
      await world.send(requests(90, 10));
      const again = await world.send(requests(90, 10));
      expect(again).toMatchObject({ accepted: 0, rejected: { duplicate: 2 } });
      expect(await world.total()).toEqual({ total: 10, count: 100 });
    });
  },
);

describe('OtlpReceiver', () => {
  it('counts whole what a process counts that was started anew', async () => {
    const world = await createOtlpWorld();
    await world.send(requests(90, 10));
    world.clock.now += MINUTE;
    const at = NOW + MINUTE;
    await world.send(requests(95, 12, { at, startAt: NOW + 1 }));
    expect(await world.total()).toEqual({ total: 22, count: 207 });
  });

  it('counts a counter that fell without a new start as started anew', async () => {
    const world = await createOtlpWorld();
    await world.send(requests(90, 10));
    world.clock.now += MINUTE;
    const at = NOW + MINUTE;
    await world.send(requests(7, 1, { at, startAt: NOW - MINUTE }));
    expect(await world.total()).toEqual({ total: 11, count: 108 });
  });

  it('counts nothing of what a process counted long before anybody listened', async () => {
    const world = await createOtlpWorld();
    const startAt = NOW - 72 * 60 * MINUTE;
    await world.send(requests(90_000, 10, { startAt }));
    expect(await world.total()).toEqual({ total: 0, count: 0 });
    world.clock.now += MINUTE;
    // The first error since: its stream begins with the process, and its count is known to be new.
    await world.send(
      request([
        counter([
          point(90_100, { at: NOW + MINUTE, startAt }),
          point(10, { at: NOW + MINUTE, startAt, labels: failed }),
          point(3, { at: NOW + MINUTE, startAt, labels: { error: 'new' } }),
        ]),
      ]),
    );
    expect(await world.total()).toEqual({ total: 3, count: 103 });
  });

  it('adds up what several processes of an agent send', async () => {
    const world = await createOtlpWorld();
    const ofProcess = (id: string, value: number) =>
      request([counter([point(value)])], {
        'service.name': 'architect',
        'service.instance.id': id,
      });
    await world.send(ofProcess('a', 40));
    await world.send(ofProcess('b', 60));
    expect(await world.total()).toEqual({ total: 0, count: 100 });
  });

  it.each<[string, object, string, RegExp]>([
    ['duplicate', { at: NOW }, 'duplicate', /has the time of one/],
    ['older', { at: NOW - 1 }, 'outOfOrder', /is older than one/],
    [
      'of another process with the same name',
      { at: NOW + 1, startAt: NOW - 2 * MINUTE },
      'overlapping',
      /service.instance.id/,
    ],
    ['in the future', { at: NOW + 6 * MINUTE }, 'future', /check the clock/],
    [
      'too late',
      { at: NOW - 61 * MINUTE, startAt: NOW - 62 * MINUTE },
      'late',
      /older than 1 h/,
    ],
    [
      'before its own start',
      { at: NOW + 1, startAt: NOW + 2 },
      'malformed',
      /begins after/,
    ],
  ])(
    'counts a point that is %s, says why, and adds nothing',
    async (_, times, reason, message) => {
      const world = await createOtlpWorld();
      await world.send(request([counter([point(100)])]));
      const answer = await world.send(request([counter([point(200, times)])]));
      expect(answer.rejected).toEqual({ [reason]: 1 });
      expect(answer.message).toMatch(message);
      expect(await world.total()).toEqual({ total: 0, count: 100 });
      expect(world.counters.list()).toEqual({
        'otlp accepted': 1,
        [`otlp ${reason}`]: 1,
      });
    },
  );

  it('takes what it can of a request and says what it could not', async () => {
    const world = await createOtlpWorld();
    const answer = await world.send(
      request([
        counter([point(5), point('NaN', { labels: failed })]),
        counter([point(1)], { temporality: 1, isMonotonic: false }),
        { name: 'nothing' },
      ]),
    );
    expect(answer).toMatchObject({
      accepted: 1,
      rejected: { nonFinite: 1, unsupported: 1 },
    });
    expect(answer.message).toContain('goes up and down');
    expect(await world.total()).toEqual({ total: 0, count: 5 });
  });

  it('takes metrics that nothing is measured from, and keeps nothing of them', async () => {
    const world = await createOtlpWorld();
    expect(
      await world.send(
        request([counter([point(5)], { name: 'http.requests' })]),
      ),
    ).toEqual({ accepted: 0, rejected: {}, message: '' });
  });

  it('measures means and quantiles of histograms, whose buckets it tells apart', async () => {
    const world = await createOtlpWorld({ kpis: [MEAN, QUANTILE] });
    await world.send(
      request([
        {
          name: 'duration',
          unit: 's',
          histogram: {
            aggregationTemporality: 1,
            dataPoints: [
              {
                startTimeUnixNano: nanos(NOW - MINUTE),
                timeUnixNano: nanos(NOW),
                count: '10',
                sum: 12.5,
                bucketCounts: ['4', '5', '1'],
                explicitBounds: [1, 2],
              },
            ],
          },
        },
      ]),
    );
    expect(await world.sums()).toEqual([
      ['response-time', '', 12.5, 10],
      ['performance', '0|1', 0, 4],
      ['performance', '1|2', 0, 5],
      ['performance', '2|Infinity', 0, 1],
    ]);
  });

  it('measures means of exponential histograms, and no quantile', async () => {
    const world = await createOtlpWorld({ kpis: [MEAN, QUANTILE] });
    const answer = await world.send(
      request([
        {
          name: 'duration',
          unit: 's',
          exponentialHistogram: {
            aggregationTemporality: 2,
            dataPoints: [
              {
                startTimeUnixNano: nanos(NOW - MINUTE),
                timeUnixNano: nanos(NOW),
                count: 10,
                sum: 12.5,
                scale: 3,
                positive: { offset: 0, bucketCounts: [10] },
              },
            ],
          },
        },
      ]),
    );
    expect(answer.rejected).toEqual({});
    expect(await world.sums()).toEqual([['response-time', '', 12.5, 10]]);
  });

  it('measures gauges', async () => {
    const world = await createOtlpWorld({ kpis: [GAUGE] });
    await world.send(
      request([
        { name: 'busy', unit: '1', gauge: { dataPoints: [point(0.25)] } },
      ]),
    );
    expect(await world.sums()).toEqual([['utilization', '', 0.25, 1]]);
  });

  it('tells releases apart by the version of the service', async () => {
    const world = await createOtlpWorld();
    for (const version of ['1.0.0', '2.0.0']) {
      await world.send(
        request([counter([point(50, { labels: { version } })])], {
          'service.name': 'architect',
          'service.instance.id': version,
        }),
      );
    }
    const sums = await world.store.sumReleases({ since: NOW - 10 * MINUTE });
    expect(sums.map(one => [one.version, one.requests])).toEqual([
      ['1.0.0', 50],
      ['2.0.0', 50],
    ]);
    expect((await world.store.listOutcomes())[0].releases).toEqual([
      '1.0.0',
      '2.0.0',
    ]);
  });

  it('is silent while nothing comes in, and says for how long', async () => {
    const world = await createOtlpWorld();
    await world.look();
    const outcome = async () =>
      (await world.store.listOutcomes()).find(one => one.agentRef === AGENT);
    expect(await outcome()).toMatchObject({
      ok: false,
      reason: 'nothing was received by OTLP yet',
    });
    world.clock.now += 1;
    await world.send(requests(1, 0));
    expect(await outcome()).toMatchObject({ ok: true });
    world.clock.now += 5 * MINUTE;
    await world.look();
    expect(await outcome()).toMatchObject({ ok: true });
    world.clock.now += 1_000;
    await world.look();
    expect(await outcome()).toMatchObject({
      ok: false,
      reason: 'nothing received for 5 min',
    });
  });

  it('says which metric does not come in of an instance that sends others', async () => {
    const world = await createOtlpWorld({ kpis: [createKpi(), MEAN] });
    await world.send(requests(1, 0));
    world.clock.now += 1_000;
    await world.look();
    const outcomes = await world.store.listOutcomes([AGENT]);
    expect([...outcomes[0].problems]).toEqual([
      ['response-time', 'nothing received of duration_seconds_count for 5 min'],
    ]);
  });

  it('keeps a bounded number of series, and says so', async () => {
    const world = await createOtlpWorld();
    const bomb = Array.from({ length: 6_000 }, (_, index) =>
      point(1, { labels: { id: `${index}` } }),
    );
    const answer = await world.send(request([counter(bomb)]));
    expect(answer).toMatchObject({
      accepted: 5_000,
      rejected: { overLimit: 1_000 },
    });
    expect(answer.message).toContain('at most 5000 series');
    world.clock.now += 1_000;
    await world.look();
    const [outcome] = await world.store.listOutcomes([AGENT]);
    expect(outcome.problems.get('error-rate')).toMatch(
      /^it sends more than 5,000 series/,
    );
  });
});
