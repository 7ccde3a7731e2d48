import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import { NOW } from '../../__testUtils__/factories';
import type { StoredKpiVerdict } from '../../kpis/KpiVerdictReadModel';
import { MemoryMaintenanceStore } from '../../maintenance';
import {
  createMaintenance,
  HOUR,
} from '../../maintenance/__testUtils__/createMaintenance';
import { KpiAlertSource } from './KpiAlertSource';

const ARCHITECT = 'component:default/architect';
const PRODUCTION = 'resource:default/production';
const MINUTE = 60_000;
/** A minute into maintenance. */
const OFF_SINCE = NOW + MINUTE;

function createVerdict(environments: string[]): StoredKpiVerdict {
  return {
    definition: { id: 'errors', title: 'Errors', category: 'quality' },
    verdict: { status: 'not-met', counted: true, reason: 'too many' },
    measurement: { samples: 100 },
    environments,
    burns: [
      { id: 'fast', status: 'burning', since: OFF_SINCE, text: 'It burns.' },
    ],
  } as unknown as StoredKpiVerdict;
}

/** Since when the KPI, and the burn of its budget, count as they do. */
async function collectAt(
  now: number,
  windows: Array<Partial<MaintenanceRecord>>,
  environments = [PRODUCTION],
) {
  const maintenance = MemoryMaintenanceStore.create();
  for (const [index, window] of windows.entries()) {
    await maintenance.insert(createMaintenance({ id: `${index}`, ...window }));
  }
  const source = KpiAlertSource.create({
    agents: {
      listPolicies: async () => ({
        scorecards: [],
        plans: [],
        kpiSets: [],
        environments: new Map(),
      }),
    } as unknown as Parameters<typeof KpiAlertSource.create>[0]['agents'],
    kpis: {
      listVerdicts: async () =>
        new Map([[ARCHITECT, [createVerdict(environments)]]]),
    },
    concerning: {
      listConcerning: async () => [
        {
          agentRef: ARCHITECT,
          kpiId: 'errors',
          status: 'not-met',
          since: OFF_SINCE,
        },
      ],
    },
    maintenance,
  });
  const [{ since, burns }] = await source.collect({ now });
  return [since, burns[0].since];
}

describe('KpiAlertSource', () => {
  it('has what went wrong in maintenance hold anew once that is over', async () => {
    expect(await collectAt(NOW + 2 * HOUR, [{}])).toEqual([
      NOW + HOUR,
      NOW + HOUR,
    ]);
    expect(await collectAt(NOW + HOUR / 2, [{}])).toEqual([
      NOW + HOUR / 2,
      NOW + HOUR / 2,
    ]);
    const ended = { at: NOW + 30 * MINUTE, by: 'user:default/ada' };
    expect(await collectAt(NOW + 2 * HOUR, [{ ended }])).toEqual([
      ended.at,
      ended.at,
    ]);
  });

  it.each<[string, Array<Partial<MaintenanceRecord>>]>([
    ['there is none', []],
    ['it was over before', [{ startsAt: NOW - HOUR, endsAt: NOW }]],
    ['it is elsewhere', [{ environmentRef: 'resource:default/staging' }]],
    ['it is of another agent', [{ agentRefs: ['component:default/planner'] }]],
    ['it is to come', [{ startsAt: NOW + 3 * HOUR, endsAt: NOW + 4 * HOUR }]],
  ])('leaves the time as it is where %s', async (_, windows) => {
    expect(await collectAt(NOW + 2 * HOUR, windows)).toEqual([
      OFF_SINCE,
      OFF_SINCE,
    ]);
  });

  it('goes by any maintenance of an agent whose KPI is measured nowhere in particular', async () => {
    const windows = [{ environmentRef: 'resource:default/staging' }];
    expect(await collectAt(NOW + 2 * HOUR, windows, [])).toEqual([
      NOW + HOUR,
      NOW + HOUR,
    ]);
  });
});
