import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import {
  createScrapeWorld,
  METRICS,
  page,
} from '../__testUtils__/createScrapeWorld';
import { DatabaseScrapeStore } from './DatabaseScrapeStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each<[TestDatabaseId]>(databases.engines)(
  'MetricsScrape on %s',
  engine => {
    it('counts what happened between two starts once', async () => {
      const knex = await databases.open(engine);
      const store = DatabaseScrapeStore.create({ knex });
      const world = await createScrapeWorld({ store });
      await world.read({ [METRICS]: page(100, 0) });
      await world.read({ [METRICS]: page(110, 0) });
      world.restart();
      await world.read({ [METRICS]: page(120, 5) });
      expect(await world.sums()).toEqual([['error-rate', 5, 25]]);
    });

    it('loses and doubles nothing when it dies before or after it stored', async () => {
      const knex = await databases.open(engine);
      const store = DatabaseScrapeStore.create({ knex });
      const world = await createScrapeWorld({ store });
      await world.read({ [METRICS]: page(100, 0) });

      const update = store.update.bind(store);
      store.update = async (keys, fold) => {
        await update(keys, states => {
          fold(states);
          throw new Error('killed before the commit');
        });
      };
      await expect(world.read({ [METRICS]: page(110, 1) })).rejects.toThrow();
      expect(await world.sums()).toEqual([]);

      store.update = async (keys, fold) => {
        await update(keys, fold);
        throw new Error('killed after the commit');
      };
      await expect(world.read({ [METRICS]: page(120, 2) })).rejects.toThrow();
      store.update = update;
      world.restart();
      await world.read({ [METRICS]: page(130, 3) });
      expect(await world.sums()).toEqual([['error-rate', 3, 33]]);
    });
  },
);
