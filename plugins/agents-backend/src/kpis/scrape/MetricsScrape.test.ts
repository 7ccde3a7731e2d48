import { TargetError } from '../../http/GuardedHttpClient';
import { createStoredAgent, createTarget } from '../../__testUtils__/factories';
import { BUSINESS, createKpi, MEAN } from '../__testUtils__/createKpi';
import {
  BUSINESS_PAGE,
  createScrapeWorld,
  METRICS,
  page,
} from '../__testUtils__/createScrapeWorld';

describe('MetricsScrape', () => {
  it('stores what instances gained between readings', async () => {
    const world = await createScrapeWorld({ kpis: [createKpi(), BUSINESS] });
    const business = (value: number) =>
      JSON.stringify({
        status: 'pass',
        checks: {
          'users:adoption': [{ observedValue: value }],
          'users:active': [{ observedValue: 5 }],
        },
      });
    await world.read({
      [METRICS]: page(100, 0),
      [BUSINESS_PAGE]: business(0.7),
    });
    await world.read({
      [METRICS]: page(190, 10),
      [BUSINESS_PAGE]: business(0.9),
    });
    expect((await world.sums()).sort()).toEqual([
      ['adoption', 1.6, 2],
      ['error-rate', 10, 100],
    ]);
    expect(await world.outcome()).toMatchObject({ ok: true, rejected: 0 });
  });

  it('reads business figures only where a KPI needs them', async () => {
    const world = await createScrapeWorld();
    await world.read({ [METRICS]: page(1, 0) });
    expect(world.http.requested).toEqual([METRICS]);
  });

  it('reads no metrics that a Prometheus server keeps', async () => {
    const world = await createScrapeWorld({ kpis: [createKpi(), BUSINESS] });
    await world.agents.saveAgents({
      put: [
        createStoredAgent(
          {},
          {
            instances: [
              createTarget({
                metrics: { type: 'prometheus', selector: '{a="b"}' },
              }),
            ],
          },
        ),
      ],
      remove: [],
    });
    await world.read();
    expect(world.http.requested).toEqual([BUSINESS_PAGE]);
  });

  it.each([
    ['503', { body: 'no', status: 503 }, '/metrics answers 503'],
    [
      'a web page',
      { body: '<html></html>', contentType: 'text/html; charset=utf-8' },
      '/metrics answers with a web page',
    ],
    [
      'a web page that claims to be text',
      { body: '<html>\n<body>\n</body>\n' },
      '/metrics answers with text that is not metrics',
    ],
    ['nothing', { body: '' }, '/metrics answers without metrics'],
    [
      'half a body',
      new TargetError('closed', 'localhost closed the connection mid-body'),
      'localhost closed the connection mid-body',
    ],
    ['silence', 'hang' as const, `${METRICS} did not answer`],
    [
      'too much',
      { body: 'a'.repeat(2_000_000) },
      `${METRICS} answers with too much`,
    ],
  ])(
    'notes when a target answers with %s, and loses no counts',
    async (...row) => {
      const [, answer, reason] = row;
      const world = await createScrapeWorld();
      await world.read({ [METRICS]: page(100, 0) });
      world.http.answers.set(METRICS, answer);
      const summary = await world.read();
      expect(summary).toEqual({ read: 1, failed: 1 });
      expect(await world.outcome()).toMatchObject({ ok: false, reason });
      await world.read({ [METRICS]: page(110, 1) });
      expect(await world.sums()).toEqual([['error-rate', 1, 11]]);
      expect(await world.outcome()).toMatchObject({ ok: true });
    },
  );

  it('leaves a cut-off counter out instead of taking it for a reset', async () => {
    const world = await createScrapeWorld();
    await world.read({ [METRICS]: page(100, 5) });
    await world.read({ [METRICS]: page(110, 50).slice(0, -2) });
    await world.read({ [METRICS]: page(120, 6) });
    expect(await world.sums()).toEqual([['error-rate', 1, 21]]);
  });

  it('says which KPI a page has nothing for', async () => {
    const world = await createScrapeWorld({
      kpis: [createKpi(), MEAN, BUSINESS],
    });
    await world.read({
      [METRICS]: page(1, 1),
      [BUSINESS_PAGE]: '{"checks":{}}',
    });
    expect([...(await world.outcome()).problems]).toEqual([
      ['adoption', '/health/business has no value for users:adoption'],
      ['response-time', 'the metrics have no duration_seconds_count'],
    ]);
    await world.read({
      [BUSINESS_PAGE]:
        '{"checks":{"users:adoption":[{"output":"Measured for a moment"}]}}',
    });
    expect((await world.outcome()).problems.get('adoption')).toBe(
      '/health/business has no value for users:adoption (Measured for a moment)',
    );
    await world.read({ [BUSINESS_PAGE]: 'null' });
    expect((await world.outcome()).problems.get('adoption')).toBe(
      '/health/business answers without a health document',
    );
  });

  it('counts malformed lines and survives a bomb of labels', async () => {
    const world = await createScrapeWorld();
    const bomb = Array.from(
      { length: 19_999 },
      (_, index) => `requests_total{error="${index}"} 1\n`,
    ).join('');
    await world.read({ [METRICS]: `${bomb}requests_total{ 1\n` });
    const outcome = await world.outcome();
    expect(outcome.ok).toBe(true);
    expect(outcome.rejected).toBe(15_000);
  });

  it('does not let a silent instance hold back the others', async () => {
    const world = await createScrapeWorld();
    const targets = Array.from({ length: 20 }, (_, index) =>
      createStoredAgent(
        { name: `agent-${index}` },
        {
          instances: [
            createTarget({
              agentRef: `component:default/agent-${index}`,
              url: `http://host-${index}`,
            }),
          ],
        },
      ),
    );
    await world.agents.saveAgents({
      put: targets,
      remove: ['component:default/architect'],
    });
    for (let index = 0; index < 20; index++) {
      world.http.answers.set(
        `http://host-${index}/metrics`,
        index === 0 ? 'hang' : { body: page(1, 0) },
      );
    }
    const summary = await world.read();
    expect(summary).toEqual({ read: 20, failed: 1 });
    expect(world.http.mostInFlight).toBe(4);
    expect(
      (await world.store.listOutcomes()).filter(one => one.ok),
    ).toHaveLength(19);
  });

  it('forgets instances that are gone', async () => {
    const world = await createScrapeWorld();
    await world.read({ [METRICS]: page(1, 0) });
    await world.agents.saveAgents({
      put: [],
      remove: ['component:default/architect'],
    });
    await world.read();
    expect(await world.store.listOutcomes()).toEqual([]);
  });

  it('stops when it is told to, says what it left out, and blames no instance for that', async () => {
    const world = await createScrapeWorld();
    world.http.answers.set(METRICS, 'hang');
    const controller = new AbortController();
    const running = world.run(controller.signal);
    while (world.http.inFlight === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
    controller.abort();
    await expect(running).rejects.toThrow(
      'The pass was stopped with 1 of 1 instances not read',
    );
    expect(await world.store.listOutcomes()).toEqual([]);
  });

  it('leaves out others the next time when it is cut short time and again', async () => {
    const world = await createScrapeWorld();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await world.agents.saveAgents({
      put: names.map(name =>
        createStoredAgent(
          { name },
          {
            instances: [
              createTarget({
                agentRef: `component:default/${name}`,
                url: `http://${name}`,
              }),
            ],
          },
        ),
      ),
      remove: ['component:default/architect'],
    });
    for (const name of names) {
      world.http.answers.set(`http://${name}/metrics`, { body: page(1, 0) });
    }
    for (let pass = 0; pass < 2; pass++) {
      world.clock.now += 15_000;
      const controller = new AbortController();
      const get = world.http.get.bind(world.http);
      let answered = 0;
      world.http.get = async (...request) => {
        const answer = await get(...request);
        if (++answered === 4) setImmediate(() => controller.abort());
        if (answered > 4) await new Promise(resolve => setImmediate(resolve));
        return answer;
      };
      await expect(world.run(controller.signal)).rejects.toThrow(
        'The pass was stopped with 4 of 8 instances not read',
      );
      world.http.get = get;
    }
    const read = (await world.store.listOutcomes()).map(one => one.agentRef);
    expect(read.sort()).toEqual(names.map(name => `component:default/${name}`));
  });

  it('does not count as left out what has no page to be read', async () => {
    const world = await createScrapeWorld();
    await world.agents.saveAgents({
      put: [
        createStoredAgent(
          {},
          {
            instances: [
              createTarget({
                metrics: { type: 'prometheus', selector: '{a="b"}' },
              }),
            ],
          },
        ),
      ],
      remove: [],
    });
    const controller = new AbortController();
    controller.abort();
    expect(await world.run(controller.signal)).toEqual({ read: 0, failed: 0 });
  });

  it('fails after the pass when the database is away', async () => {
    const world = await createScrapeWorld();
    world.store.update = async () => {
      throw new Error('database is away');
    };
    await expect(world.read({ [METRICS]: page(1, 0) })).rejects.toThrow(
      'database is away',
    );
  });
});
