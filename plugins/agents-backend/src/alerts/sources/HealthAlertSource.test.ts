import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import {
  createStoredAgent,
  createTarget,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { DatabaseHealthReadModel } from '../../health/DatabaseHealthReadModel';
import { HealthAlertSource } from './HealthAlertSource';
import { UnwellAgentReadModel } from './UnwellAgentReadModel';

jest.setTimeout(60_000);

const REF = 'component:default/architect';
const STAGING = 'resource:default/staging';
const databases = createTestDatabases();

describe.each(databases.engines)('HealthAlertSource in %s', engine => {
  let knex: Knex;
  let windows: MaintenanceRecord[];

  beforeEach(async () => {
    knex = await databases.open(engine);
    windows = [];
  });

  const given = async (
    statuses: Record<string, string>,
    agent: Parameters<typeof createStoredAgent>[0] = {},
  ) => {
    const agents = DatabaseAgentStore.create({ knex });
    await agents.savePolicies({
      put: [
        PRODUCTION,
        {
          etag: 'e2',
          kind: 'environment',
          definition: {
            ref: STAGING,
            title: 'Staging',
            stage: 'staging',
            order: 1,
          },
        },
      ],
      remove: [],
    });
    await agents.saveAgents({
      put: [
        createStoredAgent(agent, {
          instances: [
            createTarget(),
            createTarget({ environmentRef: STAGING }),
          ],
        }),
        createStoredAgent(
          { name: 'well' },
          { instances: [createTarget({ agentRef: 'component:default/well' })] },
        ),
      ],
      remove: [],
    });
    const state = (
      agentRef: string,
      environmentRef: string,
      status: string,
    ) => ({
      agent_ref: agentRef,
      environment_ref: environmentRef,
      status,
      since: NOW - 1_000,
      observed_at: NOW,
      alive_at: status === 'unknown' ? null : NOW,
      passed_at: null,
      latency_ms: 1,
      reason: `it is ${status}`,
      cause: 'document',
      release: null,
      components: JSON.stringify([
        { id: 'disk:space', status: status === 'pass' ? 'pass' : 'fail' },
      ]),
    });
    await knex('health_state').insert([
      state('component:default/well', PRODUCTION.definition.ref, 'pass'),
      ...Object.entries(statuses).map(([environment, status]) =>
        state(REF, environment, status),
      ),
    ]);
    return HealthAlertSource.create({
      agents,
      health: DatabaseHealthReadModel.create({ knex, now: () => NOW }),
      unwell: UnwellAgentReadModel.create({ knex }),
      maintenance: { listActive: async () => windows },
    });
  };

  const IN_PRODUCTION = PRODUCTION.definition.ref;

  it('tells of all instances of an agent that is not well somewhere, and of no other agent', async () => {
    const source = await given({ [IN_PRODUCTION]: 'fail', [STAGING]: 'pass' });
    expect(await source.collect({ now: NOW })).toEqual([
      {
        agentRef: REF,
        environmentRef: IN_PRODUCTION,
        stage: 'production',
        status: 'fail',
        since: NOW - 1_000,
        reason: 'it is fail',
        counts: true,
        failing: ['disk:space'],
      },
      expect.objectContaining({ environmentRef: STAGING, status: 'pass' }),
    ]);
  });

  it('tells of nothing while everything is well', async () => {
    const source = await given({ [IN_PRODUCTION]: 'pass', [STAGING]: 'pass' });
    expect(await source.collect({ now: NOW })).toEqual([]);
  });

  it('knows whether anything is reported that is not well', async () => {
    await given({ [IN_PRODUCTION]: 'pass' });
    const unwell = UnwellAgentReadModel.create({ knex });
    expect(await unwell.hasBadComponents()).toBe(false);
    await knex('health_state').update({
      components: JSON.stringify([{ id: 'bus:connection', status: 'warn' }]),
    });
    expect(await unwell.hasBadComponents()).toBe(true);
  });

  it('calls unknown what was never measured', async () => {
    const source = await given({ [IN_PRODUCTION]: 'pass' });
    expect(await source.collect({ now: NOW })).toMatchObject([
      { environmentRef: IN_PRODUCTION, status: 'pass' },
      { environmentRef: STAGING, status: 'unknown', since: NOW },
    ]);
  });

  it('does not count what is in maintenance', async () => {
    const source = await given({ [IN_PRODUCTION]: 'fail', [STAGING]: 'fail' });
    windows = [
      {
        id: 'one',
        agentRefs: [REF],
        environmentRef: STAGING,
        reason: 'We move it.',
        by: 'user:default/lead',
        createdAt: NOW,
        startsAt: NOW,
        endsAt: NOW + 1,
      },
    ];
    expect(
      (await source.collect({ now: NOW })).map(({ counts }) => counts),
    ).toEqual([true, false]);
  });

  it('does not count what is not deployed yet', async () => {
    const source = await given(
      { [STAGING]: 'pass' },
      { lifecycle: 'experimental' },
    );
    expect(await source.collect({ now: NOW })).toMatchObject([
      { environmentRef: IN_PRODUCTION, counts: false },
      { environmentRef: STAGING, counts: true },
    ]);
  });
});
