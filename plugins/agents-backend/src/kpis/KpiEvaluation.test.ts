import {
  createStoredAgent,
  createTarget,
  NOW,
} from '../__testUtils__/factories';
import {
  BUSINESS,
  COVERAGE,
  createKpi,
  GAUGE,
  QUANTILE,
  UPTIME,
} from './__testUtils__/createKpi';
import {
  AGENT,
  createKpiWorld,
  PRODUCTION_REF,
} from './__testUtils__/createKpiWorld';

const MINUTE = 60_000;

describe('KpiEvaluation', () => {
  it('judges a ratio with its interval', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([{ total: 5, count: 1_000 }]);
    expect(await world.judge()).toMatchObject({
      status: 'met',
      observed: 0.005,
      samples: 1_000,
      interval: {
        low: expect.closeTo(0.0021, 4),
        high: expect.closeTo(0.0117, 4),
      },
      environment: PRODUCTION_REF,
      observedAt: new Date(NOW).toISOString(),
    });
  });

  it('gives no interval to a ratio that is no share', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi({ unit: 'tokens', target: 100 })],
    });
    await world.measure([{ total: 50, count: 10 }]);
    expect((await world.judge()).interval).toBeUndefined();
  });

  it('judges quantiles, gauges, business figures and uptime', async () => {
    const world = await createKpiWorld({
      kpis: [QUANTILE, GAUGE, BUSINESS, UPTIME],
    });
    await world.measure([
      { kpiId: 'performance', bucket: '0|2', count: 50 },
      { kpiId: 'performance', bucket: '2|4', count: 50 },
      { kpiId: 'utilization', total: 1.8, count: 3 },
      { kpiId: 'adoption', total: 1.8, count: 2 },
    ]);
    world.uptimeRows.push({
      agentRef: AGENT,
      environmentRef: PRODUCTION_REF,
      up: 995,
      total: 1_000,
      newestAt: NOW,
    });
    await world.evaluation.run();
    const { results } = await world.readModel.getAgentKpis(AGENT, '1h');
    expect(
      results.map(({ id, observed, status }) => [id, observed, status]).sort(),
    ).toEqual([
      ['adoption', 0.9, 'met'],
      ['performance', 2, 'met'],
      ['uptime', 0.995, 'met'],
      ['utilization', expect.closeTo(0.6), 'met'],
    ]);
  });

  it('does not call a quantile beyond the last bucket good', async () => {
    const world = await createKpiWorld({
      kpis: [{ ...QUANTILE, target: 20 }],
    });
    await world.measure([
      { kpiId: 'performance', bucket: '10|Infinity', count: 100 },
    ]);
    expect((await world.judge('performance')).status).toBe('unknown');
  });

  it('looks at the window only', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([{ total: 100, count: 100 }]);
    world.clock.now += 7 * MINUTE;
    await world.measure([{ total: 0, count: 100 }]);
    expect(await world.judge()).toMatchObject({ observed: 0, samples: 100 });
  });

  it('says since when and why there is nothing to judge', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([{ total: 0, count: 100 }]);
    expect((await world.judge()).status).toBe('met');
    world.clock.now += 12 * MINUTE;
    await world.measure([], { ok: false, reason: '/metrics answers 503' });
    expect(await world.judge()).toMatchObject({
      status: 'unknown',
      samples: 0,
      reason: 'No samples for 12 min: /metrics answers 503.',
    });
    expect((await world.judge()).observed).toBeUndefined();
  });

  it.each([
    [createKpi(), 'No samples: it has not been read yet.'],
    [UPTIME, 'No samples: no probe has come to a verdict.'],
    [COVERAGE, 'No samples: nobody has pushed one yet.'],
    [
      createKpi({ environment: 'staging' }),
      'No samples: it has no instance in staging.',
    ],
  ])('gives the reason why nothing was ever measured', async (kpi, reason) => {
    const world = await createKpiWorld({ kpis: [kpi] });
    expect(await world.judge(kpi.id)).toMatchObject({
      status: 'unknown',
      reason,
    });
  });

  it('says which metric is missing', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([], {
      problems: new Map([['error-rate', 'the metrics have no requests_total']]),
    });
    expect((await world.judge()).reason).toBe(
      'No samples: the metrics have no requests_total.',
    );
  });

  it('goes stale without being evaluated again', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi({ window: '1h', freshness: '5m' })],
    });
    await world.measure([{ total: 0, count: 100 }]);
    await world.judge();
    world.clock.now += 14 * MINUTE;
    const { status, results } = await world.readModel.getAgentKpis(AGENT, '1h');
    expect(status).toBe('unknown');
    expect(results[0]).toMatchObject({
      status: 'unknown',
      since: new Date(world.clock.now).toISOString(),
      reason: 'The newest sample is 14 min old; it counts for 5 min.',
    });
  });

  it('notes a change once, with since when and why, and says for whom', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([{ total: 0, count: 100 }]);
    await world.judge();
    expect(world.changed).toEqual([[AGENT]]);
    world.clock.now += MINUTE;
    await world.measure([{ total: 50, count: 100 }]);
    const worse = await world.judge();
    expect(worse).toMatchObject({
      status: 'not-met',
      since: new Date(world.clock.now).toISOString(),
    });
    await world.judge();
    expect(world.changed).toEqual([[AGENT], [AGENT]]);
    expect(
      await world.readModel.listTransitions(AGENT, {
        before: world.clock.now + 1,
        limit: 10,
      }),
    ).toEqual([
      {
        at: new Date(world.clock.now).toISOString(),
        kind: 'kpi',
        subject: 'error-rate',
        from: 'met',
        to: 'not-met',
        text: 'Error rate is off target. 25 % misses the target < 1 %.',
      },
    ]);
  });

  it('keeps the time of a verdict while its figures move', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure([{ total: 0, count: 100 }]);
    const first = await world.judge();
    world.clock.now += MINUTE;
    await world.measure([{ total: 1, count: 900 }]);
    const second = await world.judge();
    expect(second).toMatchObject({ since: first.since, samples: 1_000 });
  });

  it('drops KPIs that are in force no more, and agents that are gone', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi(), createKpi({ id: 'other' })],
    });
    await world.judge();
    await world.setKpis([createKpi()]);
    await world.evaluation.run();
    expect((await world.states.list()).map(({ kpiId }) => kpiId)).toEqual([
      'error-rate',
    ]);
    await world.agents.saveAgents({ put: [], remove: [AGENT] });
    await world.evaluation.run();
    expect(await world.states.list()).toEqual([]);
    expect(world.changed).toHaveLength(3);
  });

  it('judges the rest when a source fails, hides the fault and fails in the end', async () => {
    const world = await createKpiWorld({ kpis: [createKpi(), UPTIME] });
    await world.measure([{ total: 0, count: 100 }]);
    world.uptime.countUptime = async () => {
      throw new Error('select * from secrets');
    };
    await expect(world.evaluation.run()).rejects.toThrow(
      'Some KPIs could not be measured',
    );
    const { results } = await world.readModel.getAgentKpis(AGENT, '1h');
    expect(
      results.map(({ id, status, reason }) => [id, status, reason]),
    ).toEqual([
      ['uptime', 'unknown', 'No samples: the source health failed.'],
      [
        'error-rate',
        'met',
        expect.stringMatching(
          /^0 % meets the target < 1 %, though zero misses in 100/,
        ),
      ],
    ]);
  });

  it('asks once per source and window for hundreds of agents', async () => {
    const refs = Array.from({ length: 600 }, (_, index) => `agent-${index}`);
    const world = await createKpiWorld({
      kpis: [createKpi(), GAUGE, createKpi({ id: 'hourly', window: '1h' })],
      agents: refs.map(name =>
        createStoredAgent(
          { name },
          {
            instances: [
              createTarget({ agentRef: `component:default/${name}` }),
            ],
          },
        ),
      ),
    });
    const sum = jest.spyOn(world.scrape, 'sumKpis');
    const summary = await world.evaluation.run();
    expect(summary.evaluated).toBe(1_800);
    expect(
      sum.mock.calls.map(([{ kpiIds, agentRefs }]) => [
        kpiIds.length,
        agentRefs?.length,
      ]),
    ).toEqual([
      [2, 500],
      [1, 500],
      [2, 100],
      [1, 100],
    ]);
  });

  it('gives no verdict on an agent that names a set which is not there', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi()],
      agents: [createStoredAgent({ kpiSet: 'kpiset:default/lost' })],
    });
    await world.measure([{ total: 0, count: 100 }]);
    await world.evaluation.run();
    expect(await world.readModel.getAgentKpis(AGENT, '1h')).toMatchObject({
      status: 'unknown',
      results: [],
      reason: expect.stringContaining('kpiset:default/lost'),
    });
  });

  it('stops when it is told to and saves nothing', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    const controller = new AbortController();
    controller.abort();
    await expect(
      world.evaluation.run({ signal: controller.signal }),
    ).rejects.toThrow();
    expect(await world.states.list()).toEqual([]);
  });
});
