import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { HealthStatus } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import {
  createStoredAgent,
  createTarget,
  NOW,
} from '../../__testUtils__/factories';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { isSqlite } from '../../database/isSqlite';
import { DatabaseHealthStore } from '../../health/DatabaseHealthStore';
import { DatabaseKpiStateStore } from '../../kpis/states';
import { ConcerningKpiReadModel } from './ConcerningKpiReadModel';
import { UnwellAgentReadModel } from './UnwellAgentReadModel';

jest.setTimeout(60_000);

const MIGRATION = '20261125_19_concerning.js';
const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);
const { agentRef, environmentRef } = createTarget();
const WELL = 'component:default/well';

describe.each(databases.eachSupportedId())('what is marked in %s', engine => {
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init(engine as TestDatabaseId);
    await knex.migrate.latest({ directory });
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [
        createStoredAgent({}, { instances: [createTarget()] }),
        createStoredAgent(
          { name: 'well' },
          { instances: [createTarget({ agentRef: WELL })] },
        ),
      ],
      remove: [],
    });
  });

  const saveHealth = async (
    ref: string,
    status: HealthStatus,
    component: HealthStatus = status,
  ) =>
    DatabaseHealthStore.create({ knex }).update(
      [{ agentRef: ref, environmentRef }],
      () => ({
        states: [
          {
            agentRef: ref,
            environmentRef,
            state: {
              status,
              since: NOW,
              reason: `it is ${status}`,
              cause: 'document',
              components: [{ id: 'disk:space', status: component }],
            },
          },
        ],
        transitions: [],
        probes: [],
        touched: [],
      }),
    );

  const saveKpi = async (
    kpiId: string,
    status: 'met' | 'not-met',
    counted = true,
  ) =>
    DatabaseKpiStateStore.create({ knex }).update([], () => ({
      put: [
        {
          agentRef,
          kpiId,
          status,
          since: NOW,
          counted,
          result: {
            measurement: { value: 1, samples: 1, newestAt: NOW },
            environments: [environmentRef],
          },
        },
      ],
      remove: [],
      transitions: [],
      touched: [],
    }));

  const listUnwell = () => UnwellAgentReadModel.create({ knex }).listUnwell();
  const listMarks = async () => ({
    health: await knex('health_state').orderBy('agent_ref').pluck('unwell'),
    instances: await knex('agent_instances')
      .orderBy('agent_ref')
      .pluck('measured'),
    kpis: await knex('kpi_state').orderBy('kpi_id').pluck('concerning'),
  });

  it('is what was never measured, until it is, and again when that is forgotten', async () => {
    expect(await listUnwell()).toEqual([agentRef, WELL]);
    await saveHealth(agentRef, 'pass');
    await saveHealth(WELL, 'pass');
    expect(await listUnwell()).toEqual([]);
    expect(await listMarks()).toMatchObject({ instances: [1, 1] });
    await DatabaseHealthStore.create({ knex }).remove([
      { agentRef, environmentRef },
    ]);
    expect(await listUnwell()).toEqual([agentRef]);
  });

  it('is what does not pass, or has a component that does not', async () => {
    await saveHealth(WELL, 'pass');
    await saveHealth(agentRef, 'pass', 'warn');
    expect(await listUnwell()).toEqual([]);
    expect((await listMarks()).health).toEqual([1, 0]);
    const unwell = UnwellAgentReadModel.create({ knex });
    expect(await unwell.hasBadComponents()).toBe(true);
    await saveHealth(agentRef, 'fail', 'pass');
    expect(await unwell.hasBadComponents()).toBe(false);
    expect(await listUnwell()).toEqual([agentRef]);
  });

  it('is a KPI that counts and is not met', async () => {
    await saveKpi('a', 'met');
    await saveKpi('b', 'not-met');
    await saveKpi('c', 'not-met', false);
    expect((await listMarks()).kpis).toEqual([0, 1, 0]);
    const found = await ConcerningKpiReadModel.create({
      knex,
    }).listConcerning();
    expect(found.map(({ kpiId }) => kpiId)).toEqual(['b']);
  });

  it('is all that is looked at', async () => {
    await saveHealth(WELL, 'fail');
    await saveKpi('a', 'not-met');
    // As nothing writes it: whoever looked at everything would find it.
    await knex('health_state').update({ unwell: 0 });
    await knex('agent_instances').update({ measured: 1 });
    await knex('kpi_state').update({ concerning: 0 });
    const unwell = UnwellAgentReadModel.create({ knex });
    expect(await unwell.listUnwell()).toEqual([]);
    expect(await unwell.hasBadComponents()).toBe(false);
    expect(
      await ConcerningKpiReadModel.create({ knex }).listConcerning(),
    ).toEqual([]);
  });

  it('is found by an index', async () => {
    if (!isSqlite(knex)) return;
    const queries: string[] = [];
    knex.on('query', ({ sql }) => queries.push(sql));
    const unwell = UnwellAgentReadModel.create({ knex });
    await unwell.listUnwell();
    await unwell.hasBadComponents();
    await ConcerningKpiReadModel.create({ knex }).listConcerning();
    const plans: string[] = [];
    for (const sql of [...queries]) {
      const steps: Array<{ detail: string }> = await knex.raw(
        `explain query plan ${sql}`,
        sql
          .split('?')
          .slice(1)
          .map(() => ''),
      );
      plans.push(steps.map(({ detail }) => detail).join('; '));
    }
    expect(plans).toEqual([
      expect.stringMatching(
        /health_state_unwell_idx.*agent_instances_unmeasured_idx/,
      ),
      expect.stringContaining('health_state_unwell_idx'),
      expect.stringContaining('kpi_state_concerning_idx'),
    ]);
  });

  it('is marked in what was there before, and no longer after the way down', async () => {
    await saveHealth(agentRef, 'pass', 'unknown');
    await saveHealth(WELL, 'pass');
    await saveKpi('a', 'met');
    await saveKpi('b', 'not-met');
    await saveKpi('c', 'not-met', false);
    const marks = await listMarks();
    expect(marks).toEqual({
      health: [1, 0],
      instances: [1, 1],
      kpis: [0, 1, 0],
    });
    await knex.migrate.down({ directory, name: MIGRATION } as object);
    for (const [table, column] of [
      ['health_state', 'unwell'],
      ['agent_instances', 'measured'],
      ['kpi_state', 'concerning'],
    ]) {
      expect(await knex.schema.hasColumn(table, column)).toBe(false);
    }
    await knex.migrate.latest({ directory });
    expect(await listMarks()).toEqual(marks);
  });
});
