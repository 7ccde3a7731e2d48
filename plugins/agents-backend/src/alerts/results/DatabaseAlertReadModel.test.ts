import type { AlertsQuery } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createRecord, NOW } from '../../__testUtils__/factories';
import { DatabaseFleetStore } from '../../fleet/DatabaseFleetStore';
import { givenAlert, givenStep } from '../__testUtils__/givenAlert';
import { addMessages } from '../messages';
import { DatabaseAlertStore } from '../store/DatabaseAlertStore';
import type { AlertView } from './AlertReadModel';
import { AlertStandingReadModel } from './AlertStandingReadModel';
import { AlertTimelineReadModel } from './AlertTimelineReadModel';
import { DatabaseAlertReadModel } from './DatabaseAlertReadModel';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const A = 'component:default/a';
const B = 'component:default/b';
const ALL: AlertView = { scope: { type: 'all' }, seesFleetAlerts: true };
const ONLY_A: AlertView = {
  scope: { type: 'refs', refs: [A] },
  seesFleetAlerts: false,
};
const NONE: AlertView = { scope: { type: 'none' }, seesFleetAlerts: false };

type Given = Omit<
  NonNullable<Parameters<typeof givenAlert>[0]>,
  'condition'
> & {
  kind?: 'health' | 'kpi' | 'rollout';
  agents?: string[];
};

const databases = createTestDatabases();

describe.each(databases.engines)('alerts read from %s', engine => {
  let knex: Knex;
  let model: DatabaseAlertReadModel;
  let store: DatabaseAlertStore;

  beforeEach(async () => {
    knex = await databases.open(engine);
    model = DatabaseAlertReadModel.create({ knex });
    store = DatabaseAlertStore.create({ knex, addMessages });
    await DatabaseFleetStore.create({ knex }).save({
      put: [
        createRecord({ name: 'a', owner: 'group:default/one' }),
        createRecord({ name: 'b', owner: 'group:default/two' }),
      ],
      transitions: [],
      remove: [],
    });
  });

  const given = async (alerts: Record<string, Given>) => {
    const changed = Object.entries(alerts).map(
      ([id, { kind = 'health', agents = [A], ...alert }]) =>
        givenAlert({
          id,
          ...alert,
          condition: {
            fingerprint: id,
            kind,
            agents: agents.map(ref => ({ ref, title: ref, environments: [] })),
          },
        }),
    );
    await store.update({
      run: { evaluatedAt: NOW, unknown: [] },
      step: () =>
        givenStep(changed, {
          events: changed.map(({ id }, index) => ({
            alertId: id,
            at: NOW + index,
            kind: 'opened',
            text: 'It fails.',
          })),
        }),
    });
  };

  const list = async (
    query: AlertsQuery = {},
    view = ALL,
    owners: string[] = [],
  ) => {
    const page = await model.getPage(query, { view, owners, now: NOW });
    return {
      ...page,
      ids: page.items.map(({ record }) => record.id),
    };
  };

  it('lists the most severe first, then the nearest deadline, page by page', async () => {
    await given({
      later: { acknowledgeBy: NOW + 2 * MINUTE },
      sooner: { acknowledgeBy: NOW + MINUTE },
      worst: { severity: 'P0', acknowledgeBy: NOW + 9 * MINUTE },
      taken: { state: 'acknowledged' },
      least: { severity: 'P3' },
    });
    const order = ['worst', 'sooner', 'later', 'taken', 'least'];
    expect((await list()).ids).toEqual(order);
    const ids: string[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await list({ limit: 2, cursor });
      ids.push(...page.ids);
      expect(page.total).toBe(5);
      cursor = page.nextCursor;
      more = cursor !== undefined;
    }
    expect(ids).toEqual(order);
    await expect(list({ cursor: 'nonsense' })).rejects.toThrow(/cursor/);
  });

  it('filters, and counts what the other filters leave', async () => {
    await given({
      mine: {},
      kpi: { kind: 'kpi', severity: 'P2', agents: [B] },
      over: { state: 'resolved', resolved: { at: NOW } },
      overdue: { acknowledgeBy: NOW - 1 },
      silenced: { silencedUntil: NOW + 1 },
      noLonger: { silencedUntil: NOW - 1 },
      explained: { explainedBy: 'mine' },
    });
    const { ids, counts, quiet, total } = await list();
    expect(ids).toEqual(['overdue', 'mine', 'noLonger', 'kpi']);
    expect(counts.P1).toEqual({ open: 3, acknowledged: 0, overdue: 1 });
    expect(counts.P2).toEqual({ open: 1, acknowledged: 0, overdue: 0 });
    expect({ quiet, total }).toEqual({ quiet: 2, total: 4 });
    expect((await list({ quiet: true })).total).toBe(6);
    expect((await list({ state: ['resolved'] })).ids).toEqual(['over']);
    expect((await list({ severity: ['P2'] })).ids).toEqual(['kpi']);
    expect((await list({ severity: ['P2'] })).counts.P1.open).toBe(3);
    expect((await list({ kind: ['kpi'] })).ids).toEqual(['kpi']);
    expect((await list({ agent: B })).ids).toEqual(['kpi']);
    expect((await list({ owner: ['group:default/two'] })).ids).toEqual(['kpi']);
  });

  it('knows which are about agents of somebody, or were told to them', async () => {
    await given({
      other: { agents: [B] },
      owned: {},
      told: { agents: [B], told: ['user:default/ada'] },
    });
    const owners = ['user:default/ada', 'group:default/one'];
    expect((await list({ mine: true }, ALL, owners)).ids).toEqual([
      'owned',
      'told',
    ]);
    expect((await list({ mine: true }, ALL)).ids).toEqual([]);
    const counts = await model.getCounts({ view: ALL, owners, now: NOW });
    expect(counts).toMatchObject({
      mine: 2,
      nextDeadline: NOW + 30 * MINUTE,
      counts: { P1: { open: 3 } },
    });
  });

  it('shows what concerns an agent in sight, and which of its agents are', async () => {
    await given({
      both: { agents: [A, B] },
      hidden: { agents: [B] },
      fleet: { agents: [] },
    });
    expect((await list()).ids).toEqual(['both', 'fleet', 'hidden']);
    const seen = await list({}, ONLY_A);
    expect(seen).toMatchObject({ ids: ['both'], total: 1 });
    expect([...seen.items[0].visible]).toEqual([A]);
    expect(seen.counts.P1.open).toBe(1);
    expect((await list({ agent: B }, ONLY_A)).ids).toEqual([]);
    expect((await list({ owner: ['group:default/two'] }, ONLY_A)).ids).toEqual(
      [],
    );
    expect(await list({}, NONE)).toMatchObject({ ids: [], total: 0 });
    expect((await list({}, { ...NONE, seesFleetAlerts: true })).ids).toEqual([
      'fleet',
    ]);
    expect(await model.list(['hidden', 'both'], ONLY_A)).toHaveLength(1);
    expect(await model.listExplaining(['hidden'], ONLY_A)).toEqual(new Map());
    expect([...(await model.listExplaining(['both'], ONLY_A)).keys()]).toEqual([
      'both',
    ]);
    expect(await model.listUnresolved(ONLY_A)).toHaveLength(1);
  });

  it('lists the alerts of an agent, and those that were over last', async () => {
    const over = (at: number): Given => ({
      state: 'resolved',
      resolved: { at: NOW + at },
    });
    await given({
      open: {},
      other: { agents: [B] },
      first: over(1),
      second: over(2),
      third: over(3),
    });
    const { open, recent } = await model.listOfAgent(A, {
      view: ALL,
      recent: 2,
    });
    expect(open.map(({ record }) => record.id)).toEqual(['open']);
    expect(recent.map(({ record }) => record.id)).toEqual(['third', 'second']);
  });

  it('sums up what concerns each agent, without what another alert explains', async () => {
    await given({
      one: { severity: 'P2', state: 'acknowledged' },
      two: { severity: 'P1', agents: [A, B] },
      explained: { severity: 'P0', explainedBy: 'two' },
      over: { severity: 'P0', state: 'resolved', resolved: { at: NOW } },
    });
    const standings = AlertStandingReadModel.create({ knex });
    expect(
      await standings.listSummaries([A, B, 'component:default/c']),
    ).toEqual(
      new Map([
        [A, { open: 2, unacknowledged: 1, worst: 'P1' }],
        [B, { open: 1, unacknowledged: 1, worst: 'P1' }],
      ]),
    );
  });

  it('tells the timeline of an agent what happened, and names no other', async () => {
    await given({ one: { agents: [A, B] }, two: { agents: [B] } });
    await store.addEvents([
      {
        alertId: 'one',
        at: NOW + 10,
        kind: 'agents',
        text: 'It concerns now also b.',
      },
      {
        alertId: 'one',
        at: NOW + 11,
        kind: 'acknowledged',
        text: 'I have it, b.',
        by: 'user:default/ada',
      },
    ]);
    const timeline = AlertTimelineReadModel.create({ knex });
    const events = await timeline.listEvents(
      A,
      { before: NOW + 100, limit: 10 },
      { listSeen: async refs => new Set(refs) },
    );
    expect(events.map(({ subject, to, text }) => [subject, to, text])).toEqual([
      [
        'one',
        'acknowledged',
        'Architect is failing in production (P1) was acknowledged by user:default/ada.',
      ],
      ['one', 'open', 'Architect is failing in production (P1) was raised.'],
    ]);
  });
});
