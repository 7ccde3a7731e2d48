import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createReleaseIncrease } from '../__testUtils__/createReleaseIncrease';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';
import { nothing } from './foldReading';
import { MemoryScrapeStore } from './MemoryScrapeStore';
import {
  instanceName,
  type MinuteIncrease,
  type ScrapeState,
  type ScrapeUpdate,
} from './model';
import type { ScrapeStore } from './ScrapeStore';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const databases = createTestDatabases();

const key = {
  agentRef: 'component:default/architect',
  environmentRef: 'resource:default/production',
};

function state(overrides: Partial<ScrapeState> = {}): ScrapeState {
  return {
    ...key,
    ok: true,
    at: NOW + 0.5,
    rejected: 2,
    problems: new Map([['quality', 'the metrics have no x']]),
    metricsAt: NOW + 0.5,
    releases: ['1.4.0', '1.5.0'],
    severalAt: NOW - 0.5,
    readings: {
      url: 'http://localhost:7101',
      processes: { ids: ['a'], startedAt: 1.5, falls: [NOW] },
      metricsAt: NOW + 0.5,
      kpis: new Map([['error-rate', '{"type":"scrape"}']]),
      metrics: new Set(['a_total']),
      series: new Map([
        ['abc', 12.5],
        ['__proto__', 3],
      ]),
      absent: new Map([['gone', { value: 4, since: NOW }]]),
      business: new Map([['users:active', NOW]]),
    },
    ...overrides,
  };
}

function increase(overrides: Partial<MinuteIncrease> = {}): MinuteIncrease {
  return {
    ...key,
    kpiId: 'error-rate',
    bucket: '',
    start: NOW,
    total: 1,
    count: 10,
    newestAt: NOW + 5_000,
    ...overrides,
  };
}

async function write(store: ScrapeStore, update: Partial<ScrapeUpdate>) {
  await store.update([key], () => ({ ...nothing(), ...update }));
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'ScrapeStore in %s',
  engine => {
    let store: ScrapeStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryScrapeStore.create()
          : DatabaseScrapeStore.create({
              knex: await databases.open(engine),
            });
    });

    it('keeps states, and hands them to the next update', async () => {
      await write(store, { states: [state()] });
      let seen: Map<string, ScrapeState> = new Map();
      await store.update([key], states => {
        seen = states;
        return nothing();
      });
      expect(seen.get(instanceName(key))).toEqual(state());
      const { readings, ...outcome } = state();
      expect(await store.listOutcomes([key.agentRef])).toEqual([outcome]);
      expect(await store.listOutcomes(['component:default/other'])).toEqual([]);
    });

    it('forgets states that are named, and no other', async () => {
      const other = state({ environmentRef: 'resource:default/staging' });
      await write(store, { states: [state(), other] });
      await store.removeStates([key]);
      expect(
        (await store.listOutcomes()).map(one => one.environmentRef),
      ).toEqual(['resource:default/staging']);
    });

    it('adds increases of a minute up', async () => {
      await write(store, { minutes: [increase(), increase({ total: 2 })] });
      await write(store, {
        minutes: [increase({ total: 0.5, newestAt: NOW + 1_000 })],
      });
      const sums = await store.sumKpis({ since: NOW, kpiIds: ['error-rate'] });
      expect(sums).toEqual([
        {
          ...key,
          kpiId: 'error-rate',
          bucket: '',
          total: 3.5,
          count: 30,
          newestAt: NOW + 5_000,
          oldestAt: NOW,
        },
      ]);
    });

    it('sums a window over the change of hours exactly, with the minute that it begins in', async () => {
      // Every minute of four hours counts 1.
      const first = NOW - 4 * HOUR;
      const minutes = [];
      for (let start = first; start <= NOW; start += MINUTE) {
        minutes.push(increase({ start, newestAt: start, total: 0, count: 1 }));
      }
      await write(store, { minutes });
      for (const back of [1, 5, 59, 60, 61, 150, 239]) {
        for (const offset of [0, 30_000]) {
          const since = NOW - back * MINUTE + offset;
          const [sum] = await store.sumKpis({ since, kpiIds: ['error-rate'] });
          expect([back, offset, sum.count]).toEqual([back, offset, back + 1]);
        }
      }
    });

    it('sums only the KPIs and agents that are asked for', async () => {
      const other = 'component:default/other';
      await write(store, {
        minutes: [
          increase(),
          increase({ kpiId: 'x' }),
          increase({ agentRef: other }),
          increase({ bucket: '0|1' }),
        ],
      });
      const all = await store.sumKpis({ since: NOW, kpiIds: ['error-rate'] });
      expect(all.map(sum => [sum.agentRef, sum.bucket]).sort()).toEqual([
        [key.agentRef, ''],
        [key.agentRef, '0|1'],
        [other, ''],
      ]);
      const named = await store.sumKpis({
        since: NOW,
        kpiIds: ['error-rate', 'x'],
        agentRefs: [other],
      });
      expect(named).toHaveLength(1);
      expect(await store.sumKpis({ since: NOW, kpiIds: [] })).toEqual([]);
    });

    it('lists spans, oldest first, from minutes and from hours', async () => {
      await write(store, {
        minutes: [0, 1, 2, 3, 61].map(back =>
          increase({
            start: NOW - back * MINUTE,
            newestAt: NOW - back * MINUTE,
          }),
        ),
      });
      const { agentRef } = key;
      const minutes = await store.listSpans({
        agentRef,
        since: NOW - 10 * MINUTE,
        spanMs: 2 * MINUTE,
      });
      expect(minutes.map(span => [span.start - NOW, span.count])).toEqual([
        [-4 * MINUTE, 10],
        [-2 * MINUTE, 20],
        [0, 10],
      ]);
      const hours = await store.listSpans({
        agentRef,
        since: NOW - 6 * HOUR,
        spanMs: HOUR,
      });
      expect(hours.map(span => [span.start - NOW, span.count])).toEqual([
        [-2 * HOUR, 10],
        [-HOUR, 30],
        [0, 10],
      ]);
    });

    it('counts requests by release', async () => {
      await write(store, {
        releases: [
          createReleaseIncrease(),
          createReleaseIncrease({ version: '1.5.0' }),
          createReleaseIncrease({
            version: '1.5.0',
            start: NOW - 10 * MINUTE,
          }),
        ],
      });
      await write(store, { releases: [createReleaseIncrease()] });
      const sums = await store.sumReleases({ since: NOW - MINUTE });
      expect(sums.map(sum => [sum.version, sum.requests]).sort()).toEqual([
        ['1.4.0', 10],
        ['1.5.0', 5],
      ]);
      expect(
        await store.sumReleases({ since: NOW, agentRefs: ['component:x/y'] }),
      ).toEqual([]);
    });

    it('forgets what was measured of a KPI before it adds what is new', async () => {
      await write(store, {
        minutes: [increase(), increase({ kpiId: 'other' })],
      });
      await write(store, {
        forget: [{ ...key, kpiId: 'error-rate' }],
        minutes: [increase({ count: 1 })],
      });
      const sums = await store.sumKpis({
        since: NOW,
        kpiIds: ['error-rate', 'other'],
      });
      expect(sums.map(sum => [sum.kpiId, sum.count]).sort()).toEqual([
        ['error-rate', 1],
        ['other', 10],
      ]);
    });

    it('removes what is older than it is kept', async () => {
      await write(store, {
        minutes: [increase(), increase({ start: NOW - 3 * HOUR })],
        releases: [createReleaseIncrease({ start: NOW - 3 * HOUR })],
      });
      const hourAgo = NOW - HOUR;
      await store.prune({
        minutes: hourAgo,
        shared: hourAgo,
        hours: hourAgo,
        days: hourAgo,
      });
      const [sum] = await store.sumKpis({
        since: NOW - 10 * HOUR,
        kpiIds: ['error-rate'],
      });
      expect(sum.count).toBe(10);
      expect(await store.sumReleases({ since: 0 })).toEqual([]);
    });
  },
);

describe.each<[TestDatabaseId]>(databases.engines)(
  'DatabaseScrapeStore on %s',
  engine => {
    it('saves nothing of an update that fails', async () => {
      const store = DatabaseScrapeStore.create({
        knex: await databases.open(engine),
      });
      await write(store, { states: [state()] });
      const broken = increase({ total: NaN });
      await expect(
        write(store, {
          minutes: [increase(), { ...broken, kpiId: 'x' }],
          states: [state({ ok: false })],
        }),
        // Not `toThrow`: the driver's errors are of another realm than the test's.
      ).rejects.toMatchObject({ message: expect.stringMatching(/null/i) });
      expect(await store.sumKpis({ since: 0, kpiIds: ['error-rate'] })).toEqual(
        [],
      );
      expect((await store.listOutcomes())[0].ok).toBe(true);
    });
  },
);
