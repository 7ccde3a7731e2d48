import {
  createSourceWorld,
  stopWorlds,
  tasks,
} from '../__testUtils__/createSourceWorld';
import { createRequest, MINUTE, NOW } from '../__testUtils__/factories';
import { type ReceivedQuery, vector } from '../__testUtils__/FakePrometheus';
import { PART_LABEL } from '../planning/Part';

jest.setTimeout(60_000);
afterEach(stopWorlds);

const isAskedAbout = ({ form }: ReceivedQuery, agent: string) =>
  form.get('query')?.includes(agent) ?? false;

describe('PrometheusKpiSource, when something is wrong,', () => {
  it('is unknown where the answer may be partial, and says why', async () => {
    const world = await createSourceWorld([
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

  it('tells nobody what a server says about others', async () => {
    const world = await createSourceWorld([
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
    const warned = await createSourceWorld([
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
    const world = await createSourceWorld([
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
    const world = await createSourceWorld([
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
    const world = await createSourceWorld([
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
      const world = await createSourceWorld([
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

  it('stops when it is told to', async () => {
    const world = await createSourceWorld([{ answer: () => 'hang' }]);
    const controller = new AbortController();
    const measured = world.source.measure([createRequest()], {
      now: NOW,
      signal: controller.signal,
    });
    controller.abort(new Error('enough'));
    await expect(measured).rejects.toThrow('enough');
  });

  it('finds its own among a hundred thousand series that nobody asked for', async () => {
    const bomb = Array.from({ length: 100_000 }, (_, index) => ({
      labels: { agent: `x${index}`, [PART_LABEL]: 'count:0:1' },
      value: 1,
    }));
    const world = await createSourceWorld([
      {
        maximumBytes: 64 * 1024 * 1024,
        timeoutMs: 60_000,
        answer: () => vector([...bomb, ...tasks('architect', 1, 100)]),
      },
      {
        name: 'careful',
        environments: ['resource:default/staging'],
        timeoutMs: 60_000,
        answer: () => vector(bomb),
      },
    ]);
    const [measured, careful] = await world.measure([
      createRequest(),
      createRequest({
        environments: [
          {
            ref: 'resource:default/staging',
            prometheusSelector: '{agent="architect"}',
          },
        ],
      }),
    ]);
    expect(measured).toMatchObject({ value: 0.01, samples: 100 });
    expect(careful.problem).toBe(
      'The Prometheus server careful answers with more than 1 MiB',
    );
  });
});
