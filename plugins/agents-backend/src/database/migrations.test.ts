import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { DatabaseAlertSignalStore } from '../alerts/alertmanager';
import { DatabaseDigestStore } from '../alerts/digests';
import { givenAlert, givenStep } from '../alerts/__testUtils__/givenAlert';
import { addMessages, DatabaseAlertMessageStore } from '../alerts/messages';
import { DatabasePushSubscriptionStore } from '../alerts/push';
import { DatabaseAlertSilenceStore } from '../alerts/silences/DatabaseAlertSilenceStore';
import { DatabaseAlertStore } from '../alerts/store/DatabaseAlertStore';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { DatabaseResourceStore } from '../catalog/DatabaseResourceStore';
import { DatabaseFleetStore } from '../fleet/DatabaseFleetStore';
import { createMaintenance } from '../maintenance/__testUtils__/createMaintenance';
import { DatabaseMaintenanceStore } from '../maintenance';
import { givenRollout, START } from '../rollouts/__testUtils__/givenRollout';
import { DatabaseRolloutStore } from '../rollouts/store/DatabaseRolloutStore';
import { createRecord, createStoredAgent } from '../__testUtils__/factories';
import { addMarked } from './__testUtils__/addMarked';

const NOT_UNIQUE = { message: expect.stringMatching(/unique/i) };

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);

const ROLLOUT_TABLES = [
  'rollouts',
  'rollout_inputs',
  'rollout_ledger',
  'rollout_commands',
  'traffic_fences',
  'rollout_plan_runs',
  'stop_line',
];

const ALERT_TABLES = [
  'alerts',
  'alert_agents',
  'alert_told',
  'alert_events',
  'alert_silences',
  'alert_runs',
];

const ALERT_MESSAGE_TABLES = [
  'alert_messages',
  'alert_signals',
  'push_subscriptions',
  'digests_sent',
];

const MAINTENANCE_TABLES = [
  'resources',
  'agent_dependencies',
  'maintenance_windows',
  'maintenance_agents',
];

describe.each(databases.eachSupportedId())('migrations in %s', engine => {
  it('go up, hold data, go down to nothing step by step, and up again', async () => {
    const knex = await databases.init(engine as TestDatabaseId);
    const hasTable = (table: string) => knex.schema.hasTable(table);
    await knex.migrate.latest({ directory });
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [createStoredAgent()],
      remove: [],
    });
    await DatabaseFleetStore.create({ knex }).save({
      put: [createRecord()],
      transitions: [],
      remove: [],
    });
    await addRollouts(knex);
    await addAlerts(knex);
    await addAlertMessages(knex);
    await addMaintenance(knex);
    await addMarked(knex);

    const [completed] = await knex.migrate.list({ directory });
    expect(completed.length).toBeGreaterThanOrEqual(4);
    for (let step = 0; step < completed.length; step++) {
      await knex.migrate.down({ directory });
    }
    for (const table of [
      'agents',
      'health_state',
      'kpi_state',
      'kpi_days',
      'kpi_burn_transitions',
      'fleet',
      ...ROLLOUT_TABLES,
      ...ALERT_TABLES,
      ...ALERT_MESSAGE_TABLES,
      ...MAINTENANCE_TABLES,
    ]) {
      expect(await hasTable(table)).toBe(false);
    }

    await knex.migrate.latest({ directory });
    expect(await DatabaseFleetStore.create({ knex }).listRefs()).toEqual([]);
    for (const table of [
      ...ROLLOUT_TABLES,
      ...ALERT_TABLES,
      ...ALERT_MESSAGE_TABLES,
      ...MAINTENANCE_TABLES,
    ]) {
      expect(await knex(table)).toEqual([]);
    }
    await addRollouts(knex);
    await addAlerts(knex);
    await addAlertMessages(knex);
    await addMaintenance(knex);
    await addMarked(knex);
  });

  it('keep what was counted by the hour, and have every agent read once more', async () => {
    const knex = await databases.init(engine as TestDatabaseId);
    await knex.migrate.latest({ directory });
    const isThere = () => knex.schema.hasTable('maintenance_windows');
    while (await isThere()) await knex.migrate.down({ directory });
    const counts = (hour: number, pass: number) => ({
      agent_ref: 'component:default/a',
      environment_ref: 'resource:default/production',
      span_ms: 3_600_000,
      start: hour * 3_600_000,
      pass,
      warn: 0,
      fail: 1,
      unknown: 7,
      latency_sum: 1,
      latency_count: 1,
      judged_at: 1,
    });
    await knex('health_counts').insert([counts(1, 4), counts(2, 1_199)]);
    await knex('agents').insert({ ref: 'a', etag: 'x', descriptor: '{}' });
    await knex.migrate.latest({ directory });
    expect(await knex('health_counts').orderBy('start')).toMatchObject([
      { pass: 4, minutes: 5, maintenance: 0 },
      { pass: 1_199, minutes: 60, maintenance: 0 },
    ]);
    expect(await knex('agents')).toMatchObject([{ ref: 'a', etag: '' }]);
    // Days would be taken for hours by what was there before.
    await knex('health_counts').insert({
      ...counts(24, 1),
      span_ms: 86_400_000,
    });
    while (await isThere()) await knex.migrate.down({ directory });
    expect(await knex('health_counts')).toHaveLength(2);
  });

  it('let one rollout of an agent be under way in an environment', async () => {
    const knex = await databases.init(engine as TestDatabaseId);
    await knex.migrate.latest({ directory });
    await addRollouts(knex);
    const [row] = await knex('rollouts');
    const begun = { ...row, active: 1, state: 'baking' };
    await knex('rollouts').where('id', row.id).update({ state: 'baking' });
    await expect(
      knex('rollouts').insert({ ...begun, id: 'b', candidate: '3.0.0' }),
    ).rejects.toMatchObject(NOT_UNIQUE);
    await expect(
      knex('rollouts').insert({ ...begun, id: 'b', state: 'pending' }),
    ).rejects.toMatchObject(NOT_UNIQUE);
    await knex('rollouts').insert([
      { ...begun, id: 'b', candidate: '3.0.0', state: 'pending' },
      { ...begun, id: 'c', environment_ref: 'resource:default/staging' },
      { ...begun, id: 'd', active: 0, state: 'aborted' },
    ]);
  });
});

/** A row in each of their tables. */
async function addRollouts(knex: Knex): Promise<void> {
  const rollout = givenRollout({
    commands: 1,
    command: {
      id: 'rollout-1:1',
      number: 1,
      target: { type: 'restore' },
      issuedAt: START,
      failures: 0,
    },
  });
  await DatabaseRolloutStore.create({ knex }).create({
    rollout,
    input: { type: 'create', at: START, rollout },
    entries: [{ kind: 'created', at: START, text: 'Created', by: 'engine' }],
  });
  const decision = { by: 'user:default/lead', at: START, reason: 'Because' };
  await knex('rollout_plan_runs').insert({
    plan_ref: 'rolloutplan:default/one',
    running: true,
    ...decision,
  });
  await knex('stop_line').insert({ id: 'fleet', stopped: true, ...decision });
  for (const table of ROLLOUT_TABLES) {
    expect(await knex(table)).toHaveLength(1);
  }
}

/** A row in each of their tables. */
async function addAlerts(knex: Knex): Promise<void> {
  await DatabaseAlertStore.create({ knex, addMessages }).update({
    run: { evaluatedAt: START, unknown: [] },
    step: () =>
      givenStep([givenAlert({ told: ['group:default/core'] })], {
        events: [
          { alertId: 'alert-1', at: START, kind: 'opened', text: 'It fails.' },
        ],
      }),
  });
  await DatabaseAlertSilenceStore.create({ knex }).add({
    id: 'one',
    matcher: { alert: 'alert-1' },
    reason: 'Because',
    by: 'user:default/lead',
    createdAt: START,
    startsAt: START,
    endsAt: START + 1,
  });
  for (const table of ALERT_TABLES) {
    expect(await knex(table)).toHaveLength(1);
  }
}

async function addAlertMessages(knex: Knex): Promise<void> {
  await DatabaseAlertMessageStore.create({ knex }).add([
    {
      alertId: 'one',
      key: 'one/opened',
      channel: 'notification',
      to: ['owner'],
      event: 'opened',
      severity: 'P1',
      at: START,
    },
  ]);
  await DatabaseAlertSignalStore.create({ knex }).receive(
    [
      {
        fingerprint: 'one',
        source: 'alertmanager',
        labels: { alertname: 'Slow' },
        annotations: {},
        startsAt: START,
        receivedAt: START,
        expiresAt: START + 1,
      },
    ],
    { firing: 1, kept: 1, lateMs: 1 },
  );
  await DatabasePushSubscriptionStore.create({ knex }).save(
    {
      id: 'one',
      userRef: 'user:default/ann',
      endpoint: 'https://push.example.com/one',
      p256dh: 'key',
      auth: 'secret',
      createdAt: START,
    },
    { perUser: 1 },
  );
  await DatabaseDigestStore.create({ knex }).add({
    key: 'one/1',
    series: 'one',
    periodEnd: START,
    now: START,
  });
  for (const table of ALERT_MESSAGE_TABLES) {
    expect(await knex(table)).toHaveLength(1);
  }
}

/** A row in each of their tables. */
async function addMaintenance(knex: Knex): Promise<void> {
  await DatabaseAgentStore.create({ knex }).saveAgents({
    put: [createStoredAgent({ dependsOn: ['resource:default/redis'] })],
    remove: [],
  });
  await DatabaseResourceStore.create({ knex }).save({
    put: [
      {
        etag: '1',
        definition: {
          ref: 'resource:default/redis',
          title: 'Redis',
          dependsOn: [],
          components: [],
        },
      },
    ],
    remove: [],
  });
  await DatabaseMaintenanceStore.create({ knex }).insert(createMaintenance());
  for (const table of MAINTENANCE_TABLES) {
    expect(await knex(table)).toHaveLength(1);
  }
}
