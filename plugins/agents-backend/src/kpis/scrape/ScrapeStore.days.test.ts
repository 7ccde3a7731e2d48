import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';
import { nothing } from './foldReading';
import { MemoryScrapeStore } from './MemoryScrapeStore';
import type { MinuteIncrease } from './model';
import type { ScrapeStore } from './ScrapeStore';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const databases = createTestDatabases();

const key = {
  agentRef: 'component:default/architect',
  environmentRef: 'resource:default/production',
};
const { agentRef } = key;
const kpiIds = ['error-rate'];

/** A gain of one, some time before now. */
function gain(agoMs: number): MinuteIncrease {
  const at = NOW - agoMs;
  return {
    ...key,
    kpiId: 'error-rate',
    bucket: '',
    start: at - (at % MINUTE),
    total: 0,
    count: 1,
    newestAt: at,
  };
}

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'the days of a ScrapeStore in %s',
  engine => {
    let store: ScrapeStore;
    const write = (minutes: MinuteIncrease[]) =>
      store.update([key], () => ({ ...nothing(), minutes }));
    const spans = async (spanMs: number) =>
      (await store.listSpans({ agentRef, since: 0, spanMs })).map(
        ({ start, count }) => [start, count],
      );

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryScrapeStore.create()
          : DatabaseScrapeStore.create({
              knex: await databases.open(engine),
            });
    });

    it('puts what comes late and out of order into the spans that it belongs to', async () => {
      await write([gain(0)]);
      await write([gain(3 * DAY + 2 * HOUR), gain(MINUTE)]);
      await write([gain(3 * DAY), gain(3 * DAY + 2 * HOUR)]);
      const dayOf = (time: number) => time - (time % DAY);
      expect(await spans(DAY)).toEqual([
        [dayOf(NOW - 3 * DAY), 3],
        [dayOf(NOW), 2],
      ]);
      expect(await spans(HOUR)).toEqual([
        [NOW - 3 * DAY - 2 * HOUR, 2],
        [NOW - 3 * DAY, 1],
        [NOW - HOUR, 1],
        [NOW, 1],
      ]);
    });

    it('sums a month from minutes, hours and days, each event once', async () => {
      const ages: number[] = [];
      for (let age = 0; age <= 30 * DAY; age += 5 * HOUR + 7 * MINUTE) {
        ages.push(age);
      }
      await write(ages.map(gain));
      for (const days of [1, 3, 7, 8, 20, 30]) {
        for (const offset of [0, 13 * MINUTE, 5 * HOUR]) {
          const since = NOW - days * DAY + offset;
          const [sum] = await store.sumKpis({ since, kpiIds });
          const expected = ages.filter(
            age => gain(age).start >= since - (since % MINUTE),
          ).length;
          expect([days, offset, sum.count]).toEqual([days, offset, expected]);
        }
      }
    });

    it('tells since when there are data within the window, to the hour for a week', async () => {
      await write([gain(0), gain(2 * DAY), gain(20 * DAY)]);
      const oldest = async (days: number) =>
        (await store.sumKpis({ since: NOW - days * DAY, kpiIds }))[0].oldestAt;
      expect(await oldest(1)).toBe(NOW);
      expect(await oldest(3)).toBe(NOW - 2 * DAY);
      expect(NOW - (await oldest(30))).toBeGreaterThanOrEqual(20 * DAY);
      expect(NOW - (await oldest(30))).toBeLessThan(21 * DAY);
    });

    it('charts a month from the days alone', async () => {
      await write([gain(0), gain(20 * DAY), gain(20 * DAY + MINUTE)]);
      await store.prune({ minutes: NOW, shared: NOW, hours: NOW, days: 0 });
      expect((await spans(DAY)).map(([, count]) => count)).toEqual([2, 1]);
    });

    it('removes days that are older than they are kept', async () => {
      await write([gain(0), gain(20 * DAY)]);
      const days = NOW - 10 * DAY;
      await store.prune({ minutes: 0, shared: 0, hours: 0, days });
      expect(await spans(DAY)).toHaveLength(1);
    });

    it('forgets the days of a KPI that is measured in another way', async () => {
      await write([gain(0)]);
      await store.update([key], () => ({
        ...nothing(),
        forget: [{ ...key, kpiId: 'error-rate' }],
      }));
      expect(await spans(DAY)).toEqual([]);
    });
  },
);
