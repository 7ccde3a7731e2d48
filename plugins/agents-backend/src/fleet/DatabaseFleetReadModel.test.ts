import type { FleetQuery } from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { AgentCriteria, AgentScope } from '../authorization/AgentScope';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { entityAttributes } from '../catalog/entityAttributes';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import {
  NOW,
  PRODUCTION,
  createRecord,
  createStoredAgent,
} from '../__testUtils__/factories';
import { DatabaseFleetReadModel } from './DatabaseFleetReadModel';
import { DatabaseFleetStore } from './DatabaseFleetStore';
import type { FleetRecord } from './model';

const databases = createTestDatabases();
jest.setTimeout(60_000);

const ALL: AgentScope = { type: 'all' };

const wave = (id: string, order: number) => ({
  id: `rolloutplan:default/plan#${id}`,
  title: `Wave ${id}`,
  plan: 'rolloutplan:default/plan',
  order,
});

async function open(engine: string, records: FleetRecord[]) {
  const knex = await databases.open(engine as TestDatabaseId);
  const agents = DatabaseAgentStore.create({ knex });
  await agents.savePolicies({ put: [PRODUCTION], remove: [] });
  await agents.saveAgents({
    put: records.map(({ row }) =>
      createStoredAgent({ name: row.name, owner: row.owner }),
    ),
    remove: [],
  });
  await DatabaseFleetStore.create({ knex }).save({
    put: records,
    transitions: [],
    remove: [],
  });
  return DatabaseFleetReadModel.create({ knex, now: () => NOW });
}

const FLEET = [
  createRecord({ name: 'alpha', title: 'Alpha', wave: wave('1', 0) }, 0),
  createRecord(
    {
      name: 'bravo',
      title: 'bravo guardian',
      health: 'fail',
      kpi: 'not-met',
      wave: wave('2', 1),
    },
    1,
  ),
  createRecord({
    name: 'charlie',
    title: 'Charlie',
    phase: 'staging',
    alerts: { open: 1, unacknowledged: 0, worst: 'P3' },
  }),
  createRecord({
    name: 'delta',
    title: 'Delta 100%',
    phase: 'planned',
    health: 'unknown',
    owner: 'group:default/others',
    alerts: { open: 2, unacknowledged: 1, worst: 'P1' },
  }),
];

describe.each(databases.engines)('the fleet in %s', engine => {
  const openFleet = async () => {
    const model = await open(engine, FLEET);
    return {
      model,
      names: async (query: FleetQuery) =>
        (await model.getPage(query, ALL)).items.map(row => row.name),
    };
  };

  it('filters by each field and by all words of a text, in any case and order', async () => {
    const { names } = await openFleet();
    expect(await names({ health: ['fail', 'unknown'] })).toEqual([
      'bravo',
      'delta',
    ]);
    expect(await names({ owner: ['group:default/others'] })).toEqual(['delta']);
    expect(await names({ wave: ['rolloutplan:default/plan#2'] })).toEqual([
      'bravo',
    ]);
    expect(await names({ alert: ['P0', 'P1'] })).toEqual(['delta']);
    expect(await names({ alert: ['none'] })).toEqual(['alpha', 'bravo']);
    expect(await names({ text: 'GUARDIAN bravo' })).toEqual(['bravo']);
    expect(await names({ text: '100%' })).toEqual(['delta']);
    expect(await names({ text: '%' })).toEqual(['delta']);
    expect(await names({ environment: ['resource:default/nowhere'] })).toEqual(
      [],
    );
  });

  it('sorts what needs someone first, and equals from A to Z whichever way', async () => {
    const { names } = await openFleet();
    expect(await names({ orderBy: 'health', order: 'desc' })).toEqual([
      'bravo',
      'delta',
      'alpha',
      'charlie',
    ]);
    expect(await names({ orderBy: 'kpi', order: 'desc' })).toEqual([
      'bravo',
      'alpha',
      'charlie',
      'delta',
    ]);
    expect(await names({ orderBy: 'name', order: 'desc' })).toEqual([
      'delta',
      'charlie',
      'bravo',
      'alpha',
    ]);
    expect(await names({ orderBy: 'alerts', order: 'desc' })).toEqual([
      'delta',
      'charlie',
      'alpha',
      'bravo',
    ]);
    expect(await names({ orderBy: 'wave' })).toEqual([
      'alpha',
      'bravo',
      'charlie',
      'delta',
    ]);
  });

  it('pages forwards and back through every row once, whatever the ties', async () => {
    const records = Array.from({ length: 25 }, (_, index) =>
      createRecord({
        name: `agent-${String(index).padStart(2, '0')}`,
        // Against the order of the references, and the same for two at a time.
        title: `Title ${99 - Math.floor(index / 2)}`,
        health: index % 3 === 0 ? 'fail' : 'pass',
      }),
    );
    const model = await open(engine, records);
    const query: FleetQuery = { orderBy: 'health', order: 'desc', limit: 10 };

    const first = await model.getPage(query, ALL);
    const second = await model.getPage(
      { ...query, cursor: first.nextCursor },
      ALL,
    );
    const third = await model.getPage(
      { ...query, cursor: second.nextCursor },
      ALL,
    );
    const seen = [first, second, third].flatMap(page =>
      page.items.map(row => row.ref),
    );
    expect(new Set(seen).size).toBe(25);
    const firstTies = first.items.slice(0, 9).map(row => row.title);
    expect(firstTies).toEqual([...firstTies].sort());
    expect(first.previousCursor).toBeUndefined();
    expect(third.nextCursor).toBeUndefined();

    const back = await model.getPage(
      { ...query, cursor: third.previousCursor },
      ALL,
    );
    expect(back.items).toEqual(second.items);
    const start = await model.getPage(
      { ...query, cursor: back.previousCursor },
      ALL,
    );
    expect(start.items).toEqual(first.items);
    expect(start.previousCursor).toBeUndefined();
  });

  it('refuses a cursor that belongs to another order', async () => {
    const { model } = await openFleet();
    const { nextCursor } = await model.getPage({ limit: 1 }, ALL);
    await expect(
      model.getPage({ orderBy: 'health', cursor: nextCursor }, ALL),
    ).rejects.toThrow(/cursor belongs to the order name asc/);
    await expect(model.getPage({ cursor: 'nonsense' }, ALL)).rejects.toThrow(
      /query parameter cursor/,
    );
  });

  it('counts what matches, by phase, health, KPI and wave', async () => {
    const model = await open(engine, FLEET);
    expect(await model.getSummary({}, ALL)).toMatchObject({
      total: 4,
      byPhase: { production: 2, staging: 1, planned: 1 },
      byHealth: { pass: 2, fail: 1, unknown: 1 },
      byKpi: { met: 3, 'not-met': 1 },
      byAlert: { P1: 1, P3: 1, none: 2 },
      waves: [
        { wave: { title: 'Wave 1' }, total: 1 },
        { wave: { title: 'Wave 2' }, total: 1, byHealth: { fail: 1 } },
      ],
    });
    const filtered = await model.getSummary({ phase: ['staging'] }, ALL);
    expect(filtered.total).toBe(1);
  });

  it('counts, lists and finds nothing beyond what the caller may see', async () => {
    const model = await open(engine, FLEET);
    const scopes: Array<[AgentScope, string[]]> = [
      [{ type: 'none' }, []],
      [{ type: 'refs', refs: ['component:default/alpha'] }, ['alpha']],
      [
        {
          type: 'criteria',
          criteria: {
            key: 'relations.ownedby',
            values: ['group:default/others'],
          },
        },
        ['delta'],
      ],
      [
        {
          type: 'criteria',
          criteria: {
            allOf: [
              { key: 'kind', values: ['component'] },
              {
                not: {
                  key: 'relations.ownedby',
                  values: ['group:default/others'],
                },
              },
            ],
          },
        },
        ['alpha', 'bravo', 'charlie'],
      ],
      [{ type: 'criteria', criteria: { anyOf: [] } }, []],
    ];
    for (const [scope, visible] of scopes) {
      const page = await model.getPage({}, scope);
      expect(page.items.map(row => row.name)).toEqual(visible);
      expect((await model.getSummary({}, scope)).total).toBe(visible.length);
      expect((await model.getOverview(scope)).rows).toHaveLength(
        visible.length,
      );
      const facets = await model.getFacets(scope);
      const owned = facets.owners.reduce((sum, one) => sum + one.count, 0);
      expect(owned).toBe(visible.length);
      const record = await model.getRecord('component:default/bravo', scope);
      expect(record !== undefined).toBe(visible.includes('bravo'));
    }
  });

  it('shows no agent under a negation of whose facts some were not kept', async () => {
    const knex = await databases.open(engine as TestDatabaseId);
    const attributes = entityAttributes({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'alpha' },
      spec: {
        many: Array.from({ length: 600 }, (_, index) => `v${index}`),
        secret: true,
      },
    });
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [
        createStoredAgent({ name: 'alpha' }, { attributes }),
        createStoredAgent({ name: 'bravo' }),
      ],
      remove: [],
    });
    await DatabaseFleetStore.create({ knex }).save({
      put: FLEET.slice(0, 2),
      transitions: [],
      remove: [],
    });
    const model = DatabaseFleetReadModel.create({ knex, now: () => NOW });
    const secret = { key: 'spec.secret', values: ['true'] };
    const visible = async (criteria: AgentCriteria) =>
      (await model.getPage({}, { type: 'criteria', criteria })).items.map(
        row => row.name,
      );
    expect(await visible({ not: secret })).toEqual(['bravo']);
    expect(await visible({ not: { not: secret } })).toEqual([]);
    expect(await visible({ key: 'kind', values: ['component'] })).toEqual([
      'alpha',
      'bravo',
    ]);
  });

  it('gives an overview in positions of the verdicts', async () => {
    const model = await open(engine, FLEET);
    const overview = await model.getOverview(ALL);
    expect(overview.waves.map(one => one.title)).toEqual(['Wave 1', 'Wave 2']);
    expect(overview.rows[1]).toEqual([
      'component:default/bravo',
      'bravo guardian',
      1,
      5,
      3,
      3,
    ]);
  });
});
