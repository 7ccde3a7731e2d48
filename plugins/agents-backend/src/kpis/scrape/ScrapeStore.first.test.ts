import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';
import { nothing } from './foldReading';
import { instanceName, type Readings, type ScrapeState } from './model';
import type { ScrapeStore } from './ScrapeStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

const production = {
  agentRef: 'component:default/architect',
  environmentRef: 'resource:default/production',
};
const staging = { ...production, environmentRef: 'resource:default/staging' };

function createReadings(): Readings {
  return {
    url: 'http://localhost:7101',
    kpis: new Map(),
    metrics: new Set(),
    series: new Map(),
    absent: new Map(),
    business: new Map(),
  };
}

function createState(readings: Readings): ScrapeState {
  return {
    ...production,
    ok: true,
    at: NOW,
    rejected: 0,
    problems: new Map(),
    releases: [],
    readings,
  };
}

/** Adds a series to those that were kept, as a process does with what it was sent. */
function addSeries(store: ScrapeStore, name: string): Promise<void> {
  return store.update([production, staging], states => {
    const readings =
      states.get(instanceName(production))?.readings ?? createReadings();
    readings.series.set(name, 1);
    return { ...nothing(), states: [createState(readings)] };
  });
}

async function listSeries(store: ScrapeStore): Promise<string[]> {
  let names: string[] = [];
  await store.update([production], states => {
    const state = states.get(instanceName(production));
    names = [...(state?.readings.series.keys() ?? [])].sort();
    return nothing();
  });
  return names;
}

describe.each<[TestDatabaseId]>(databases.engines)(
  'First updates of a ScrapeStore on %s',
  engine => {
    it('lose nothing of each other when they come at the same time', async () => {
      const knex = await databases.open(engine);
      const stores = [1, 2].map(() => DatabaseScrapeStore.create({ knex }));
      // Connections that are there already, so that neither is ahead of the other.
      await Promise.all(stores.map(store => store.listOutcomes()));
      await Promise.all(
        stores.map((store, index) => addSeries(store, `series-${index}`)),
      );
      expect(await listSeries(stores[0])).toEqual(['series-0', 'series-1']);
    });

    it('leave nothing of an instance that they say nothing of', async () => {
      const knex = await databases.open(engine);
      const store = DatabaseScrapeStore.create({ knex });
      await addSeries(store, 'one');
      await store.update([staging], states => {
        expect([...states.keys()]).toEqual([instanceName(production)]);
        return nothing();
      });
      const outcomes = await store.listOutcomes();
      expect(outcomes.map(one => one.environmentRef)).toEqual([
        production.environmentRef,
      ]);
    });
  },
);
