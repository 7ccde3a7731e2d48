import {
  createSourceWorld,
  stopWorlds,
  tasks,
} from '../__testUtils__/createSourceWorld';
import { createRequest, MINUTE, NOW } from '../__testUtils__/factories';
import { vector } from '../__testUtils__/FakePrometheus';
import { PART_LABEL } from '../planning/Part';

afterEach(stopWorlds);

describe('PrometheusKpiSource', () => {
  it('asks one query for one KPI of all agents', async () => {
    const agents = Array.from({ length: 300 }, (_, index) => `agent-${index}`);
    const world = await createSourceWorld([
      {
        answer: () =>
          vector(agents.flatMap((agent, index) => tasks(agent, index, 1_000))),
      },
    ]);
    const measured = await world.measure(
      agents.map(agent => createRequest({ agent })),
    );
    expect(world.queries()).toHaveLength(1);
    expect(measured[7]).toMatchObject({
      value: 0.007,
      samples: 1_000,
      newestAt: NOW - 1_000,
      interval: { low: expect.any(Number), high: expect.any(Number) },
    });
    expect(measured[299].value).toBe(0.299);
  });

  it('writes a query that a person can read', async () => {
    const world = await createSourceWorld([{ answer: () => vector([]) }]);
    await world.measure([
      createRequest({ agent: 'a' }),
      createRequest({ agent: 'b.c' }),
    ]);
    expect(world.queries()[0].split(' or label_replace(')).toEqual([
      'label_replace(sum by (agent) (increase(tasks_total{agent=~"a|b\\\\.c", outcome="failed"}[300000ms])), "agent_portal_part", "total:0:0", "", "")',
      'sum by (agent) (increase(tasks_total{agent=~"a|b\\\\.c"}[300000ms])), "agent_portal_part", "count:0:1", "", "")',
      'max by (agent) (label_replace(timestamp(tasks_total{agent=~"a|b\\\\.c"}), "agent_portal_of", "0", "", "")',
      'max_over_time(timestamp(tasks_total{agent=~"a|b\\\\.c"})[300000ms:15000ms]), "agent_portal_of", "1", "", "")), "agent_portal_part", "newest:0:2", "", "")',
    ]);
  });

  it('asks about selectors of another shape, and other windows, on their own', async () => {
    const world = await createSourceWorld([{ answer: () => vector([]) }]);
    await world.measure([
      createRequest({ agent: 'a' }),
      createRequest({ agent: 'b' }),
      createRequest({ selector: '{job="x", zone=~"eu.*"}' }),
      createRequest({ selector: '{job="y", zone=~"eu.*"}' }),
      createRequest({ selector: '{job="y", zone=~"us.*"}' }),
      createRequest({ agent: 'a', windowMs: MINUTE }),
    ]);
    expect(world.queries()).toHaveLength(4);
  });

  it('never mixes up instances whose labels cross', async () => {
    const one = (agent: string, zone: string, value: number) =>
      tasks(agent, value, 100).map(series => ({
        ...series,
        labels: { ...series.labels, zone },
      }));
    const world = await createSourceWorld([
      {
        answer: () =>
          vector([
            ...one('a', 'eu', 1),
            ...one('a', 'us', 50),
            ...one('b', 'us', 2),
          ]),
      },
    ]);
    const measured = await world.measure([
      createRequest({ selector: '{agent="a", zone="eu"}' }),
      createRequest({ selector: '{zone="us", agent="b"}' }),
    ]);
    expect(measured.map(({ value }) => value)).toEqual([0.01, 0.02]);
    expect(world.queries()).toHaveLength(1);
  });

  it('adds up the instances that a KPI is measured on, and is as old as the oldest of them', async () => {
    const world = await createSourceWorld([
      {
        answer: () =>
          vector([
            ...tasks('a', 1, 10),
            ...tasks('b', 5, 50).map(series =>
              series.labels[PART_LABEL].startsWith('newest')
                ? { ...series, value: NOW / 1_000 - 60 }
                : series,
            ),
          ]),
      },
    ]);
    const environments = ['a', 'b', 'c'].map(agent => ({
      ref: `resource:default/${agent}`,
      prometheusSelector: `{agent="${agent}"}`,
    }));
    const [two, three] = await world.measure([
      createRequest({ environments: environments.slice(0, 2) }),
      createRequest({ environments }),
    ]);
    expect(two).toMatchObject({
      value: 0.1,
      samples: 60,
      newestAt: NOW - MINUTE,
    });
    expect(two.problem).toBeUndefined();
    expect(three.newestAt).toBeUndefined();
    expect(three.problem).toBe(
      'resource:default/c: Prometheus has no series for its selector within the window',
    );
  });

  it('estimates a quantile and says in which bucket it lies', async () => {
    const bucket = (le: string, value: number) => ({
      labels: { agent: 'architect', le, [PART_LABEL]: 'bucket:0:0' },
      value,
    });
    const source = {
      type: 'scrape' as const,
      measure: 'quantile' as const,
      metric: 'latency_seconds',
      quantile: 0.5,
    };
    const world = await createSourceWorld([
      {
        answer: () =>
          // Cumulated counts that fell a little, as what is extrapolated may.
          vector([
            bucket('+Inf', 100),
            bucket('0.5', 10),
            bucket('1.0', 60),
            bucket('2', 59.999),
          ]),
      },
    ]);
    const request = createRequest({ definition: { unit: 'seconds', source } });
    expect(await world.measure([request])).toEqual([
      { value: 0.9, samples: 100, bucket: { low: 0.5, high: 1 } },
    ]);
  });

  it('takes the first of several names that a metric has, and 0 of what it does not count', async () => {
    const world = await createSourceWorld([
      {
        answer: ({ form }) => {
          const query = form.get('query') ?? '';
          const tags = [
            ...query.matchAll(/"agent_portal_part", "([^"]+)"/g),
          ].map(([, tag]) => tag);
          // The second name is there, with requests and without failures; the third counts both.
          const value = (tag: string) => {
            if (tag.startsWith('newest')) return NOW / 1_000;
            if (tag.endsWith(':mark')) return 1;
            return 100;
          };
          return vector(
            tags
              .filter(tag =>
                /^(newest|count:[12]:|total:1:mark|total:2:)/.test(tag),
              )
              .map(tag => ({
                labels: { agent: 'architect', [PART_LABEL]: tag },
                value: value(tag),
              })),
          );
        },
      },
    ]);
    const metric = 'gen_ai_invoke_agent_duration_seconds_count';
    const [measured] = await world.measure([
      createRequest({
        definition: {
          source: {
            type: 'scrape',
            measure: 'ratio',
            numerator: { metric, labels: { error_type: { not: '' } } },
            denominator: { metric },
          },
        },
      }),
    ]);
    expect(measured).toMatchObject({ value: 0, samples: 100 });
    expect(measured.problem).toBeUndefined();
  });

  it('passes on what the server remarks, and vouches for the figure', async () => {
    const world = await createSourceWorld([
      {
        answer: () =>
          vector(tasks('architect', 1, 100), {
            infos: ['might be no counter'],
          }),
      },
    ]);
    expect((await world.measure([createRequest()]))[0]).toMatchObject({
      value: 0.01,
      remark: 'might be no counter',
    });
  });

  it('gives the course in spans', async () => {
    const seconds = (ms: number) => ms / 1_000;
    const values = (value: string, ...times: number[]) =>
      times.map(time => [seconds(time), value]);
    const part = (tag: string) => ({ agent: 'architect', [PART_LABEL]: tag });
    const world = await createSourceWorld([
      {
        answer: () => ({
          body: {
            status: 'success',
            data: {
              resultType: 'matrix',
              result: [
                {
                  metric: part('total:0:0'),
                  values: values('1', NOW - MINUTE, NOW),
                },
                {
                  metric: part('count:0:1'),
                  values: values('10', NOW - MINUTE, NOW),
                },
              ],
            },
          },
        }),
      },
    ]);
    expect(
      await world.source.course([createRequest()], {
        since: NOW - 3 * MINUTE,
        until: NOW,
        spanMs: MINUTE,
      }),
    ).toEqual([
      [
        { at: '2026-03-01T11:58:00.000Z', value: 0.1, samples: 10 },
        { at: '2026-03-01T11:59:00.000Z', value: 0.1, samples: 10 },
      ],
    ]);
    const [{ path, form }] = world.fakes[0].received;
    expect(path).toBe('/api/v1/query_range');
    expect(form.get('query')).toContain('[60000ms]');
    expect(form.get('query')).not.toContain('newest');
    expect(form.get('start')).toBe(`${seconds(NOW - 2 * MINUTE)}.000`);
  });

  it('measures spans over more than themselves where samples are rare', async () => {
    const world = await createSourceWorld([
      {
        scrapeIntervalMs: MINUTE,
        answer: () => vector(tasks('architect', 1, 100)),
      },
    ]);
    const [[point]] = await world.source.course([createRequest()], {
      since: NOW - 3 * MINUTE,
      until: NOW,
      spanMs: MINUTE,
    });
    expect(world.queries()[0]).toContain('[240000ms]');
    expect(point).toMatchObject({ value: 0.01, samples: 25 });
  });
});
