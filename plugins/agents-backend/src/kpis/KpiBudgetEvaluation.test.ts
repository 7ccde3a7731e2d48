import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { NOW } from '../__testUtils__/factories';
import { createKpi, GAUGE, MEAN, UPTIME } from './__testUtils__/createKpi';
import {
  AGENT,
  createKpiWorld,
  PRODUCTION_REF,
} from './__testUtils__/createKpiWorld';
import { KpiVerdictReadModel } from './KpiVerdictReadModel';
import { DatabaseScrapeStore, MemoryScrapeStore } from './scrape';
import { DatabaseKpiStateStore, MemoryKpiStateStore } from './states';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const databases = createTestDatabases();

type World = Awaited<ReturnType<typeof createKpiWorld>>;

/** A request each minute over some time until now, of which the newest go wrong. */
function requests(lengthMs: number, badMs: number) {
  const increases = [];
  for (let age = lengthMs; age >= 0; age -= MINUTE) {
    const at = NOW - age;
    increases.push({
      start: at,
      newestAt: at,
      count: 10,
      total: age < badMs ? 10 : 0,
    });
  }
  return increases;
}

function budgetOf(world: World, kpiId = 'error-rate') {
  return world.readModel
    .getAgentKpis(AGENT, '1h')
    .then(({ results }) => results.find(({ id }) => id === kpiId)?.budget);
}

function verdictsOf(world: World) {
  return KpiVerdictReadModel.create(world)
    .listVerdicts([AGENT], world.now())
    .then(verdicts => verdicts.get(AGENT) ?? []);
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'KpiBudgetEvaluation on %s',
  engine => {
    async function createWorld(kpis = [createKpi()]) {
      if (engine === 'memory') {
        return createKpiWorld({
          kpis,
          scrape: MemoryScrapeStore.create(),
          states: MemoryKpiStateStore.create(),
        });
      }
      const knex = await databases.open(engine);
      return createKpiWorld({
        kpis,
        scrape: DatabaseScrapeStore.create({ knex }),
        states: DatabaseKpiStateStore.create({ knex }),
      });
    }

    it('counts all windows of a budget, and says how fast it is used up', async () => {
      const world = await createWorld();
      await world.measure(requests(8 * HOUR, 30 * MINUTE));
      await world.evaluation.run();
      await world.budgets.run();

      const budget = await budgetOf(world);
      expect(budget).toMatchObject({
        allowed: 0.01,
        windowMs: 30 * DAY,
        status: 'at-risk',
        bad: 300,
      });
      const burns = Object.fromEntries(
        budget?.burns.map(burn => [burn.id, burn]) ?? [],
      );
      expect(burns.fast).toMatchObject({
        status: 'burning',
        long: { windowMs: HOUR, samples: 610, rate: expect.closeTo(49.18) },
        short: { windowMs: 5 * MINUTE, samples: 60, rate: 100 },
      });
      expect(burns.slow.status).toBe('burning');
      // Eight hours of three days are not enough to tell.
      expect(burns.ticket).toMatchObject({ status: 'unknown' });
    });

    it('notes once when a budget begins to burn and when it ceases', async () => {
      const world = await createWorld();
      await world.measure(requests(8 * HOUR, 30 * MINUTE));
      await world.evaluation.run();
      world.changed.length = 0;
      await world.budgets.run();
      expect(world.changed).toEqual([[AGENT]]);
      world.clock.now = NOW + MINUTE;
      await world.budgets.run();
      expect(world.changed).toHaveLength(1);

      world.clock.now = NOW + 10 * MINUTE;
      await world.measure([
        { start: NOW + 6 * MINUTE, newestAt: NOW + 9 * MINUTE, count: 90 },
      ]);
      await world.budgets.run();

      const events = await world.readModel.listTransitions(AGENT, {
        before: NOW + HOUR,
        limit: 10,
      });
      expect(
        events.map(({ at, subject, from, to }) => [
          (Date.parse(at) - NOW) / MINUTE,
          subject,
          from,
          to,
        ]),
      ).toEqual([
        [10, 'error-rate', 'burning', 'ok'],
        [0, 'error-rate', 'unknown', 'burning'],
        [0, 'error-rate', 'unknown', 'burning'],
      ]);
      expect(events[1].text).toMatch(
        /^Error rate: The error budget is used up \d+(\.\d)? times too fast over 1 h/,
      );
    });

    it('hands the burns of the whole fleet to whoever asks, without counting anew', async () => {
      const world = await createWorld([createKpi(), MEAN]);
      await world.measure(requests(8 * HOUR, 30 * MINUTE));
      await world.evaluation.run();
      await world.budgets.run();
      world.clock.now = NOW + MINUTE;
      await world.evaluation.run();

      const [errors, mean] = await verdictsOf(world);
      expect(errors.burns).toEqual([
        expect.objectContaining({ id: 'fast', status: 'burning', since: NOW }),
        expect.objectContaining({ id: 'slow', status: 'burning', since: NOW }),
        expect.objectContaining({ id: 'ticket', status: 'unknown' }),
      ]);
      expect(errors.environments).toEqual([PRODUCTION_REF]);
      expect(mean.burns).toEqual([]);
      expect(mean.budget).toBeUndefined();
    });

    it('remembers that a budget burnt while nobody can tell, and forgets it when somebody can', async () => {
      const world = await createWorld();
      await world.measure(requests(8 * HOUR, 30 * MINUTE));
      await world.evaluation.run();
      await world.budgets.run();
      const burning = async () =>
        (await world.states.listBurning()).map(({ kpiId }) => kpiId);
      expect(await burning()).toEqual(['error-rate']);
      // Nothing is counted for 40 minutes.
      world.clock.now = NOW + 40 * MINUTE;
      await world.budgets.run();
      expect(await budgetOf(world)).toMatchObject({
        burns: [{ status: 'unknown' }, { status: 'unknown' }, {}],
      });
      expect(await burning()).toEqual(['error-rate']);
      await world.measure([{ count: 5_000 }]);
      await world.budgets.run();
      expect(await burning()).toEqual([]);
    });

    it('has no budget for a figure that counts no events', async () => {
      const world = await createWorld([GAUGE, MEAN]);
      await world.measure([{ kpiId: 'utilization', total: 1, count: 2 }]);
      await world.evaluation.run();
      await world.budgets.run();
      expect(await budgetOf(world, 'utilization')).toBeUndefined();
      const [state] = await world.states.list();
      expect(state.budget).toBeUndefined();
    });

    it('lets go of the budget of a KPI that has none any more', async () => {
      const world = await createWorld();
      await world.measure(requests(HOUR, 0));
      await world.evaluation.run();
      await world.budgets.run();
      expect((await world.states.list())[0].budget).toBeDefined();
      await world.setKpis([createKpi({ unit: 'count' })]);
      await world.budgets.run();
      expect((await world.states.list())[0].budget).toBeUndefined();
    });
  },
);

describe('KpiBudgetEvaluation', () => {
  it('counts the probes of uptime', async () => {
    const world = await createKpiWorld({ kpis: [UPTIME] });
    world.uptimeRows.push({
      agentRef: AGENT,
      environmentRef: PRODUCTION_REF,
      up: 900,
      total: 1_000,
      newestAt: NOW,
      oldestAt: NOW - 30 * DAY,
    });
    await world.evaluation.run();
    await world.budgets.run();
    expect(await budgetOf(world, 'uptime')).toMatchObject({
      allowed: 0.01,
      status: 'spent',
      spent: expect.closeTo(10),
      bad: 100,
    });
  });

  it('never calls well what its source could not count, and fails', async () => {
    const world = await createKpiWorld({
      kpis: [createKpi()],
      sources: [
        {
          type: 'scrape',
          measure: async () => {
            throw new Error('the disk is full');
          },
        },
      ],
    });
    await expect(world.evaluation.run()).rejects.toThrow();
    await expect(world.budgets.run()).rejects.toThrow(
      'Some error budgets could not be counted: the disk is full',
    );
    const budget = await budgetOf(world);
    expect(budget?.status).toBe('unknown');
    expect(budget?.text).toBe(
      'How much of the error budget of 30 d is used is not known: the source scrape failed.',
    );
  });

  it('forgets what was counted when nothing counts any more', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    await world.measure(requests(8 * HOUR, 30 * MINUTE));
    await world.evaluation.run();
    await world.budgets.run();
    world.clock.now = NOW + 11 * MINUTE;
    const [{ burns }] = await verdictsOf(world);
    expect(burns.map(({ status }) => status)).toEqual([
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('stops between batches when it is told to', async () => {
    const world = await createKpiWorld({ kpis: [createKpi()] });
    const signal = AbortSignal.abort(new Error('shutting down'));
    await expect(world.budgets.run({ signal })).rejects.toThrow(
      'shutting down',
    );
  });
});
