import type { KpiMeasureRequest } from '@agent-portal/plugin-agents-node';
import {
  createRequest,
  createServer,
  MINUTE,
  NOW,
} from '../__testUtils__/factories';
import {
  type FakeAnswer,
  FakePrometheus,
  type ReceivedQuery,
  vector,
} from '../__testUtils__/FakePrometheus';
import { PrometheusClient } from '../client/PrometheusClient';
import { PART_LABEL } from '../planning/Part';
import type { ServerConfig } from '../prometheusConfig';
import { PrometheusKpiSource } from './PrometheusKpiSource';

type Answer = (query: ReceivedQuery) => FakeAnswer;

const stops: Array<() => Promise<void>> = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

async function startWorld(
  servers: Array<Partial<ServerConfig> & { answer: Answer }>,
) {
  const clock = { now: NOW };
  const warnings: string[] = [];
  const fakes: FakePrometheus[] = [];
  const clients: PrometheusClient[] = [];
  for (const { answer, ...server } of servers) {
    const fake = await FakePrometheus.start(answer);
    const client = PrometheusClient.create({
      server: createServer({ url: fake.url, ...server }),
    });
    fakes.push(fake);
    clients.push(client);
    stops.push(async () => {
      await fake.stop();
      await client.close();
    });
  }
  const source = PrometheusKpiSource.create({
    clients,
    logger: { warn: message => warnings.push(message) },
    now: () => clock.now,
  });
  return {
    source,
    clock,
    warnings,
    fakes,
    queries: (index = 0) =>
      fakes[index].received.map(({ form }) => form.get('query') ?? ''),
    measure: (requests: KpiMeasureRequest[]) =>
      source.measure(requests, { now: clock.now }),
  };
}

/** Failed and all tasks of an agent, seen a second ago. */
function tasks(agent: string, failed: number | string, all: number | string) {
  return [
    { labels: { agent, [PART_LABEL]: 'total:0:0' }, value: failed },
    { labels: { agent, [PART_LABEL]: 'count:0:1' }, value: all },
    {
      labels: { agent, [PART_LABEL]: 'newest:0:2' },
      value: (NOW - 1_000) / 1_000,
    },
  ];
}

const isAskedAbout = ({ form }: ReceivedQuery, agent: string) =>
  form.get('query')?.includes(agent) ?? false;

describe('PrometheusKpiSource', () => {
  it('asks one query for one KPI of all agents', async () => {
    const agents = Array.from({ length: 300 }, (_, index) => `agent-${index}`);
    const world = await startWorld([
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
    const world = await startWorld([{ answer: () => vector([]) }]);
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
    const world = await startWorld([{ answer: () => vector([]) }]);
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
    const world = await startWorld([
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
    const world = await startWorld([
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
    const world = await startWorld([
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

  it('invents nothing of a histogram without its last bucket', async () => {
    const world = await startWorld([
      {
        answer: () =>
          vector([
            {
              labels: {
                agent: 'architect',
                le: '1',
                [PART_LABEL]: 'bucket:0:0',
              },
              value: 5,
            },
          ]),
      },
    ]);
    const source = {
      type: 'scrape' as const,
      measure: 'quantile' as const,
      metric: 'latency_seconds',
      quantile: 0.5,
    };
    const [measured] = await world.measure([
      createRequest({ definition: { source } }),
    ]);
    expect(measured).toMatchObject({
      samples: 0,
      problem: expect.stringContaining('has no bucket le="+Inf"'),
    });
  });

  it('takes the first of several names that a metric has, and 0 of what it does not count', async () => {
    const world = await startWorld([
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

  it('is unknown where the answer may be partial, and says why', async () => {
    const world = await startWorld([
      {
        answer: () =>
          vector(tasks('architect', 1, 100), {
            warnings: ['receive series from store-1: unavailable'],
          }),
      },
    ]);
    expect(await world.measure([createRequest()])).toEqual([
      {
        samples: 0,
        problem:
          'Prometheus warns that its answer may lack something: receive series from store-1: unavailable',
      },
    ]);
  });

  it('passes on what the server remarks, and vouches for the figure', async () => {
    const world = await startWorld([
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

  it('tells nobody what a server says about others', async () => {
    const world = await startWorld([
      {
        maximumInstances: 2,
        answer: query =>
          isAskedAbout(query, 'secret-agent')
            ? {
                status: 400,
                body: {
                  status: 'error',
                  errorType: 'bad_data',
                  error: 'duplicate series for {agent="secret-agent"}',
                },
              }
            : vector(tasks('architect', 1, 100)),
      },
    ]);
    const [mine, secret] = await world.measure([
      createRequest(),
      createRequest({ agent: 'secret-agent' }),
    ]);
    // The two were asked about apart once they had failed together.
    expect(mine).toMatchObject({ value: 0.01 });
    expect(mine.problem).toBeUndefined();
    expect(secret.problem).toContain('duplicate series');
    const warned = await startWorld([
      {
        answer: () =>
          vector(tasks('architect', 1, 100), {
            warnings: ['lost {agent="secret-agent"}'],
          }),
      },
    ]);
    const [told] = await warned.measure([
      createRequest(),
      createRequest({ agent: 'secret-agent' }),
    ]);
    expect(told.problem).toBe(
      'Prometheus warns that its answer may lack something',
    );
  });

  it('keeps the figures of the others when one instance is too much', async () => {
    const agents = Array.from({ length: 16 }, (_, index) => `agent-${index}x`);
    const world = await startWorld([
      {
        maximumBytes: 100_000,
        answer: query =>
          isAskedAbout(query, 'agent-5x')
            ? { body: 'x'.repeat(200_000) }
            : vector(agents.flatMap(agent => tasks(agent, 1, 100))),
      },
    ]);
    const measured = await world.measure(
      agents.map(agent => createRequest({ agent })),
    );
    expect(measured.filter(({ value }) => value === 0.01)).toHaveLength(15);
    expect(measured[5]).toEqual({
      samples: 0,
      problem: 'The Prometheus server main answers with more than 100000 bytes',
    });
  });

  it('leaves the instances of other servers alone when one is gone or hangs', async () => {
    const world = await startWorld([
      {
        name: 'eu',
        environments: ['resource:default/production'],
        timeoutMs: 100,
        answer: () => 'hang',
      },
      {
        name: 'us',
        answer: () => vector(tasks('architect', 1, 100)),
      },
    ]);
    const elsewhere = [
      {
        ref: 'resource:default/staging',
        prometheusSelector: '{agent="architect"}',
      },
    ];
    const requests = [1, 2, 3, 4, 5, 6, 7].flatMap(minutes => [
      createRequest({ windowMs: minutes * MINUTE }),
      createRequest({ windowMs: minutes * MINUTE, environments: elsewhere }),
    ]);
    const measured = await world.measure(requests);
    for (const [index, one] of measured.entries()) {
      expect(one).toMatchObject(
        index % 2 === 0
          ? {
              problem: 'The Prometheus server eu gave no answer within 0.1 s',
            }
          : { value: 0.01 },
      );
    }
    const asked = world.fakes[0].received.length;
    expect(asked).toBeLessThan(7);
    // It is left alone for a while, and then asked again.
    await world.measure(requests);
    expect(world.fakes[0].received).toHaveLength(asked);
    world.clock.now += MINUTE;
    await world.measure(requests);
    expect(world.fakes[0].received.length).toBeGreaterThan(asked);
    expect(world.warnings).toEqual([
      'The Prometheus server eu gave no answer within 0.1 s',
    ]);
  });

  it('leaves a slow query alone and not the server', async () => {
    const world = await startWorld([
      {
        timeoutMs: 200,
        concurrency: 1,
        answer: ({ form }) =>
          form.get('query')?.includes('[86400000ms]')
            ? 'hang'
            : vector(tasks('architect', 1, 100)),
      },
    ]);
    const requests = [
      createRequest(),
      createRequest({ windowMs: 24 * 60 * MINUTE }),
    ];
    const measured = await world.measure(requests);
    expect(measured[0]).toMatchObject({ value: 0.01 });
    expect(measured[1].problem).toContain('gave no answer');
    const again = await world.measure(requests);
    expect(again[0]).toMatchObject({ value: 0.01 });
    expect(world.queries()).toHaveLength(3);
  });

  it.each<[string, Parameters<typeof createRequest>[0], string]>([
    [
      'a selector that is more than one',
      { selector: '{agent="a"} or up' },
      'its selector "{agent=\\"a\\"} or up" is more than conditions on labels; write it as {label="value"}',
    ],
    [
      'a server that is not there',
      { server: 'nowhere' },
      'it names the Prometheus server "nowhere", which is not configured',
    ],
    [
      'no selector',
      { environments: [{ ref: 'resource:default/production' }] },
      'the instance names no selector of its series; set metrics.prometheus.selector',
    ],
    [
      'a query that cannot be read',
      {
        definition: {
          source: {
            type: 'prometheus',
            measure: 'value',
            query: 'sum(x{ {{selector}} }',
          },
        },
      },
      'its query cannot be read at its end',
    ],
  ])(
    'says what is wrong with %s, and asks the rest',
    async (_, wrong, problem) => {
      const world = await startWorld([
        { answer: () => vector(tasks('architect', 1, 100)) },
      ]);
      const measured = await world.measure([
        createRequest(wrong),
        createRequest(),
      ]);
      expect(measured).toMatchObject([
        { samples: 0, problem },
        { value: 0.01 },
      ]);
    },
  );

  it.each([
    ['NaN', 'its value is NaN, which is no figure'],
    ['+Inf', 'its value is Infinity, which is no figure'],
  ])('takes %s for no figure', async (value, problem) => {
    const source = {
      type: 'prometheus' as const,
      measure: 'value' as const,
      query: 'max(x{ {{selector}} })',
    };
    const world = await startWorld([
      {
        answer: () =>
          vector([
            {
              labels: { agent: 'architect', [PART_LABEL]: 'value:0:0' },
              value,
            },
          ]),
      },
    ]);
    expect(
      await world.measure([createRequest({ definition: { source } })]),
    ).toEqual([{ samples: 0, problem }]);
  });

  it('wants one value for an instance', async () => {
    const source = {
      type: 'prometheus' as const,
      measure: 'value' as const,
      query: 'x{ {{selector}} }',
    };
    const one = (pod: string) => ({
      labels: { agent: 'architect', pod, [PART_LABEL]: 'value:0:0' },
      value: 1,
    });
    const world = await startWorld([
      { answer: () => vector([one('1'), one('2')]) },
    ]);
    const [measured] = await world.measure([
      createRequest({ definition: { source } }),
    ]);
    expect(measured).toEqual({
      samples: 0,
      problem:
        'its query gives several values for one instance; aggregate it, such as with sum( )',
    });
  });

  it('gives the course in spans', async () => {
    const seconds = (ms: number) => ms / 1_000;
    const values = (value: string, ...times: number[]) =>
      times.map(time => [seconds(time), value]);
    const part = (tag: string) => ({ agent: 'architect', [PART_LABEL]: tag });
    const world = await startWorld([
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

  it('stops when it is told to', async () => {
    const world = await startWorld([{ answer: () => 'hang' }]);
    const controller = new AbortController();
    const measured = world.source.measure([createRequest()], {
      now: NOW,
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(measured).rejects.toThrow('enough');
  });
});
