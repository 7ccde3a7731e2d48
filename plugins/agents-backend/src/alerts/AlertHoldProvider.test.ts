import type { Knex } from 'knex';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { NOW } from '../__testUtils__/factories';
import { givenAlert, givenStep } from './__testUtils__/givenAlert';
import { AlertHoldProvider } from './AlertHoldProvider';
import { addMessages } from './messages';
import { HoldingAlertReadModel } from './results/HoldingAlertReadModel';
import { DatabaseAlertStore } from './store/DatabaseAlertStore';
import type { AlertRun } from './model';
import { FRESH_MS } from './requireFreshRun';

jest.setTimeout(60_000);

const ARCHITECT = 'component:default/architect';
const PRODUCTION = 'resource:default/production';
const STAGING = 'resource:default/staging';
const databases = createTestDatabases();

describe.each(databases.engines)('AlertHoldProvider in %s', engine => {
  let store: DatabaseAlertStore;
  let provider: AlertHoldProvider;

  beforeEach(async () => {
    const knex: Knex = await databases.open(engine);
    store = DatabaseAlertStore.create({ knex, addMessages });
    provider = AlertHoldProvider.create({
      alerts: HoldingAlertReadModel.create({ knex, store }),
    });
  });

  const given = (
    alerts: Array<Parameters<typeof givenAlert>[0]>,
    unknown: AlertRun['unknown'] = [],
  ) =>
    store.update({
      run: { evaluatedAt: NOW, unknown },
      step: () =>
        givenStep(
          alerts.map((alert, index) =>
            givenAlert({
              id: `alert-${index}`,
              ...alert,
              condition: { fingerprint: `f${index}`, ...alert?.condition },
            }),
          ),
        ),
    });

  const ask = async (
    environmentRef = PRODUCTION,
    severity: 'P0' | 'P1' | 'P2' | 'P3' = 'P1',
    now = NOW,
  ) => {
    const [holds] = await provider.listHolds(
      [{ agentRef: ARCHITECT, environmentRef, severity }],
      { now },
    );
    return holds.map(({ severity: found }) => found);
  };

  it('holds where the alert is, acknowledged and silenced ones too', async () => {
    await given([
      {},
      { state: 'acknowledged', silencedUntil: NOW + 1_000_000 },
      { state: 'resolved', resolved: { at: NOW } },
      { state: 'pending', openedAt: undefined },
    ]);
    expect(await ask()).toEqual(['P1', 'P1']);
    expect(await ask(STAGING)).toEqual([]);
  });

  it('holds everywhere for an alert without a place', async () => {
    await given([
      {
        condition: {
          environmentRef: undefined,
          agents: [{ ref: ARCHITECT, title: 'Architect', environments: [] }],
        },
      },
    ]);
    expect(await ask(STAGING)).toEqual(['P1']);
  });

  it('goes by the severity that is asked for', async () => {
    await given([{ severity: 'P2' }, { severity: 'P0' }]);
    expect(await ask(PRODUCTION, 'P1')).toEqual(['P0']);
    expect(await ask(PRODUCTION, 'P2')).toEqual(['P0', 'P2']);
    expect(await ask(PRODUCTION, 'P0')).toEqual(['P0']);
  });

  it('holds for nothing that is about a rollout or a level, which could hold itself', async () => {
    await given([
      { severity: 'P0', condition: { kind: 'rollout' } },
      { severity: 'P0', condition: { kind: 'readiness' } },
    ]);
    expect(await ask(PRODUCTION, 'P3')).toEqual([]);
  });

  it('says once what one alert explains of another', async () => {
    await given([
      { condition: { kind: 'dependency', fingerprint: 'bus' } },
      { explainedBy: 'bus' },
      { explainedBy: 'something else' },
    ]);
    expect(await ask()).toEqual(['P1', 'P1']);
  });

  it('does not know when nobody has looked lately, or not at everything', async () => {
    await expect(ask()).rejects.toThrow(/not evaluated yet/);
    await given([]);
    expect(await ask(PRODUCTION, 'P1', NOW + FRESH_MS)).toEqual([]);
    await expect(ask(PRODUCTION, 'P1', NOW + FRESH_MS + 1)).rejects.toThrow(
      /last evaluated 3 min ago/,
    );
    await given([], [{ kind: 'readiness', reason: 'it hangs' }]);
    expect(await ask()).toEqual([]);
    await given([], [{ kind: 'kpi', reason: 'it hangs' }]);
    await expect(ask()).rejects.toThrow(/kpi alerts \(it hangs\)/);
  });
});
