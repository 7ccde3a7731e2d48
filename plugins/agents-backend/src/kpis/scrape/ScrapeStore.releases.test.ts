import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createReleaseIncrease } from '../__testUtils__/createReleaseIncrease';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';
import { nothing } from './foldReading';
import { MemoryScrapeStore } from './MemoryScrapeStore';
import type { ReleaseIncrease } from './model';
import { noGain } from './releaseGains';
import type { ScrapeStore } from './ScrapeStore';

jest.setTimeout(60_000);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const databases = createTestDatabases();

const { agentRef, environmentRef } = createReleaseIncrease();
const key = { agentRef, environmentRef };
const both = ['1.4.0', '1.5.0'];

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'releases in a ScrapeStore in %s',
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

    const write = (...releases: ReleaseIncrease[]) =>
      store.update([key], () => ({ ...nothing(), releases }));

    it('adds up everything that releases did', async () => {
      const candidate = createReleaseIncrease({
        version: '1.5.0',
        errors: 1,
        failedTasks: 2,
        complaints: 3,
        shared: true,
        latency: new Map([
          ['0|1', 4],
          ['1|Infinity', 1],
        ]),
      });
      await write(candidate, createReleaseIncrease());
      await write({ ...candidate, latency: new Map([['0|1', 0.5]]) });
      const [gains] = await store.sumReleaseGains([
        { ...key, versions: both, since: NOW },
      ]);
      expect(gains).toEqual(
        new Map([
          ['1.4.0', { ...noGain(), requests: 5 }],
          [
            '1.5.0',
            {
              requests: 10,
              errors: 2,
              failedTasks: 4,
              complaints: 6,
              latency: new Map([
                ['0|1', 4.5],
                ['1|Infinity', 1],
              ]),
            },
          ],
        ]),
      );
    });

    it('counts a window over the change of hours exactly, with the minute that it begins in', async () => {
      const increases = [];
      for (let start = NOW - 4 * HOUR; start <= NOW; start += MINUTE) {
        increases.push(
          createReleaseIncrease({
            start,
            requests: 1,
            latency: new Map([['0|1', 1]]),
          }),
        );
      }
      await write(...increases);
      const backs = [0, 1, 5, 59, 60, 61, 150, 239];
      const gains = await store.sumReleaseGains(
        backs.map(back => ({
          ...key,
          versions: both,
          since: NOW - back * MINUTE + 30_000,
        })),
      );
      expect(gains.map(one => one.get('1.4.0')?.requests)).toEqual(
        backs.map(back => back + 1),
      );
      expect(gains.map(one => one.get('1.4.0')?.latency.get('0|1'))).toEqual(
        backs.map(back => back + 1),
      );
    });

    it('counts up to the end of an hour, so that two parts make the whole', async () => {
      const increases = [];
      for (let start = NOW - 4 * HOUR; start <= NOW; start += MINUTE) {
        increases.push(createReleaseIncrease({ start, requests: 1 }));
      }
      await write(...increases);
      const hour = Math.floor(NOW / HOUR) * HOUR - HOUR;
      const since = hour - 90 * MINUTE;
      const query = { ...key, versions: both };
      const gains = await store.sumReleaseGains([
        { ...query, since },
        { ...query, since, until: hour },
        { ...query, since: hour },
        { ...query, since: hour, until: hour },
      ]);
      const [all, before, after, none] = gains.map(
        one => one.get('1.4.0')?.requests ?? 0,
      );
      expect(before).toBe(90);
      expect(before + after).toBe(all);
      expect(none).toBe(0);
    });

    it('answers each query for itself', async () => {
      const other = 'component:default/other';
      const staging = 'resource:default/staging';
      await write(
        createReleaseIncrease(),
        createReleaseIncrease({ version: '1.3.0', requests: 1 }),
        createReleaseIncrease({ environmentRef: staging, requests: 2 }),
        createReleaseIncrease({ agentRef: other, requests: 3 }),
      );
      const query = { versions: ['1.4.0'], since: NOW };
      const gains = await store.sumReleaseGains([
        { ...query, ...key },
        { ...query, ...key, environmentRef: staging },
        { ...query, ...key, agentRef: 'component:default/nobody' },
        { ...query, ...key, agentRef: other, since: NOW + HOUR },
        { ...query, ...key, versions: ['1.3.0', '1.3.0'] },
      ]);
      expect(
        gains.map(one =>
          [...one].map(([version, { requests }]) => [version, requests]),
        ),
      ).toEqual([[['1.4.0', 5]], [['1.4.0', 2]], [], [], [['1.3.0', 1]]]);
      expect(await store.sumReleaseGains([])).toEqual([]);
    });

    it('lists what releases did by span, oldest first', async () => {
      await write(
        ...[0, 1, 2, 61].flatMap(back =>
          both.map(version =>
            createReleaseIncrease({
              version,
              start: NOW - back * MINUTE,
              latency: new Map([['0|1', 5]]),
            }),
          ),
        ),
      );
      const list = async (spanMs: number) =>
        (
          await store.listReleaseSpans({
            ...key,
            versions: ['1.5.0'],
            since: NOW - 5 * HOUR,
            spanMs,
          })
        ).map(one => [
          (one.start - NOW) / MINUTE,
          one.version,
          one.requests,
          one.latency.get('0|1'),
        ]);
      expect(await list(2 * MINUTE)).toEqual([
        [-62, '1.5.0', 5, 5],
        [-2, '1.5.0', 10, 10],
        [0, '1.5.0', 5, 5],
      ]);
      expect(await list(HOUR)).toEqual([
        [-120, '1.5.0', 5, 5],
        [-60, '1.5.0', 10, 10],
        [0, '1.5.0', 5, 5],
      ]);
    });

    it('keeps the minutes of releases that shared the traffic for longer', async () => {
      const old = { start: NOW - 3 * HOUR };
      await write(
        createReleaseIncrease(old),
        createReleaseIncrease({ ...old, version: '1.5.0', shared: true }),
        createReleaseIncrease({ ...old, version: '1.6.0' }),
        createReleaseIncrease({ ...old, version: '1.6.0', shared: true }),
      );
      const count = async () =>
        (await store.sumReleases({ since: 0 })).map(one => one.version).sort();
      await store.prune({
        minutes: NOW - HOUR,
        shared: NOW - 9 * HOUR,
        hours: NOW - 9 * HOUR,
        days: NOW - 9 * HOUR,
      });
      expect(await count()).toEqual(['1.5.0', '1.6.0']);
      await store.prune({
        minutes: NOW - HOUR,
        shared: NOW - HOUR,
        hours: NOW - HOUR,
        days: NOW - HOUR,
      });
      expect(await count()).toEqual([]);
    });
  },
);
