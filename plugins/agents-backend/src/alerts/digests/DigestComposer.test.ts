import type { AlertDigest } from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { givenRollout } from '../../rollouts/__testUtils__/givenRollout';
import { DatabaseRolloutStore } from '../../rollouts/store/DatabaseRolloutStore';
import { createAlertPolicy } from '../__testUtils__/createAlertPolicy';
import { createAlertRecord } from '../__testUtils__/createAlertRecord';
import { DatabaseAlertStore } from '../store/DatabaseAlertStore';
import { DatabaseDigestReadModel } from './DatabaseDigestReadModel';
import { DigestComposer } from './DigestComposer';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const DAY = 86_400_000;
const PERIOD = { start: NOW - DAY, end: NOW };
const ARCHITECT = 'component:default/architect';
const DIGEST: AlertDigest = {
  every: 'day',
  at: '12:00',
  to: ['group:default/leads'],
  sections: ['rollouts', 'readiness', 'health', 'alerts', 'kpis', 'business'],
};

describe.each(databases.engines)('DigestComposer in %s', engine => {
  async function createWorld(failing = false) {
    const knex = await databases.open(engine as TestDatabaseId);
    const agents = DatabaseAgentStore.create({ knex });
    await agents.saveAgents({
      put: [
        createStoredAgent({ title: 'Architect' }),
        createStoredAgent({ name: 'other', title: 'Other', family: 'apart' }),
      ],
      remove: [],
    });
    const standard = createAlertPolicy();
    const apart = {
      ...createAlertPolicy({ default: false, agents: { family: 'apart' } }),
      ref: 'alertpolicy:default/apart',
    };
    const composer = DigestComposer.create({
      agents,
      readModel: DatabaseDigestReadModel.create({ knex }),
      health: {
        listInstanceHealth: async () => {
          if (failing) throw new Error('the database\nis away');
          return new Map();
        },
        countUptime: async () => [],
      },
      kpis: { listVerdicts: async () => new Map() },
      now: () => NOW,
    });
    const compose = async (policy = standard) => {
      const { description } = await composer.compose({
        digest: DIGEST,
        period: PERIOD,
        policy,
        policies: [standard, apart],
      });
      return description.split('\n');
    };
    return { knex, apart, compose };
  }

  it('says that nothing happened, and of which time and how many agents', async () => {
    const { compose } = await createWorld();
    expect(await compose()).toEqual([
      'From 2026-02-28 12:00 to 2026-03-01 12:00 (UTC), 1 agent.',
      'Rollouts: none began or ended.',
      'Readiness: no level was gained or lost.',
      'Health: no instance was ever probed.',
      'Alerts: none was raised.',
      'KPIs: there are none with a target.',
      'Business: no figures are defined.',
    ]);
  });

  it('says which part could not be read, and why', async () => {
    const { compose } = await createWorld(true);
    expect(await compose()).toContain(
      'Health: could not be read: the database is away.',
    );
  });

  it('tells what happened to the agents of its policy', async () => {
    const { knex, apart, compose } = await createWorld();
    await knex('readiness_transitions').insert(
      [
        { agent_ref: ARCHITECT, at: NOW - 1, from_rank: 2, to_rank: 1 },
        { agent_ref: ARCHITECT, at: NOW - 2, from_rank: 1, to_rank: 2 },
        { agent_ref: ARCHITECT, at: NOW, from_rank: 1, to_rank: 2 },
        {
          agent_ref: 'component:default/other',
          at: NOW - 1,
          from_rank: 1,
          to_rank: 0,
        },
      ].map(row => ({
        ...row,
        scorecard_ref: 'scorecard:default/one',
        from_level: 'a',
        to_level: 'b',
        text: 'Coverage fell.',
      })),
    );
    const store = DatabaseRolloutStore.create({ knex });
    const rollout = {
      ...givenRollout({}),
      id: 'r1',
      agentRef: ARCHITECT,
    };
    await store.create({
      rollout,
      input: { type: 'create', at: NOW - 5, rollout },
      entries: [{ kind: 'created', at: NOW - 5, text: 'Created', by: 'x' }],
    });
    await knex('rollouts').update({
      agent_ref: ARCHITECT,
      created_at: NOW - 5,
      state_since: NOW - 4,
      state: 'rolled-back',
      active: 0,
      candidate: '2.0.0',
      environment_ref: 'resource:default/production',
    });
    const alerts = DatabaseAlertStore.create({
      knex,
      addMessages: async () => {},
    });
    await alerts.update({
      run: { evaluatedAt: NOW, unknown: [] },
      step: () => ({
        changed: [
          createAlertRecord({
            openedAt: NOW - 3_600_000,
            acknowledged: { at: NOW - 3_360_000 },
          }),
          createAlertRecord(
            {
              id: 'alert-2',
              severity: 'P0',
              state: 'resolved',
              openedAt: NOW - 9,
            },
            { fingerprint: 'two' },
          ),
          createAlertRecord(
            { id: 'alert-3', severity: 'P3', openedAt: NOW - 9 },
            { fingerprint: 'three', agents: [], title: 'About the fleet' },
          ),
          createAlertRecord(
            { id: 'alert-4', openedAt: NOW - 2 * DAY },
            { fingerprint: 'four' },
          ),
        ],
        refreshed: [],
        events: [],
        messages: [],
      }),
    });
    const lines = await compose();
    expect(lines).toEqual(
      expect.arrayContaining([
        'Rollouts: 1 began and 1 ended: 1 rolled back; 0 under way. Architect 2.0.0 in production rolled back.',
        'Readiness: 1 level gained, 1 lost. Architect: Coverage fell.',
        'Alerts: 3 alerts were raised: 1 P0 (none acknowledged), 1 P1 (1 of 1 acknowledged, half of them within 4 min), 1 P3 (none acknowledged). Not over: P1 Architect is failing in Production; P3 About the fleet.',
      ]),
    );
    const other = await compose(apart);
    expect(other).toEqual(
      expect.arrayContaining([
        'Rollouts: none began or ended.',
        'Readiness: 0 levels gained, 1 lost. Other: Coverage fell.',
        'Alerts: none was raised.',
      ]),
    );
  });
});
