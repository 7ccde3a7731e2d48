import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createDecision } from '../__testUtils__/workflow';
import { DatabaseGateDecisionStore } from './DatabaseGateDecisionStore';
import type { GateDecisionStore } from './GateDecisionStore';
import { MemoryGateDecisionStore } from './MemoryGateDecisionStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'GateDecisionStore in %s',
  engine => {
    let store: GateDecisionStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryGateDecisionStore.create()
          : DatabaseGateDecisionStore.create({
              knex: await databases.open(engine),
            });
      await store.insert(createDecision('one', NOW));
      await store.insert(
        createDecision('two', NOW + 1, { verdict: 'pass', agent: 'other' }),
      );
      await store.insert(createDecision('three', NOW + 2));
    });

    const list = async (filter: object = {}) =>
      (await store.list({ scope: { type: 'all' }, limit: 10, ...filter })).map(
        ({ decision }) => decision.id,
      );

    it('gives back what it was given', async () => {
      const [newest] = await store.list({ scope: { type: 'all' }, limit: 1 });
      expect(newest).toEqual(createDecision('three', NOW + 2));
    });

    it('lists the newest first, of an agent, a verdict, a time and a scope', async () => {
      expect(await list()).toEqual(['three', 'two', 'one']);
      expect(await list({ agentRef: 'other' })).toEqual(['two']);
      expect(await list({ verdict: 'pass' })).toEqual(['two']);
      expect(await list({ before: NOW + 2 })).toEqual(['two', 'one']);
      expect(await list({ since: NOW + 1 })).toEqual(['three', 'two']);
      expect(await list({ limit: 1 })).toEqual(['three']);
      await store.insert(createDecision('four', NOW + 1));
      const after = (id: string, at: number) => list({ after: { id, at } });
      expect(await after('four', NOW + 1)).toEqual(['two', 'one']);
      expect(await after('two', NOW + 1)).toEqual(['one']);
      expect(await after('three', NOW + 2)).toEqual(['four', 'two', 'one']);
      expect(await list({ scope: { type: 'refs', refs: ['other'] } })).toEqual([
        'two',
      ]);
      expect(await list({ scope: { type: 'none' } })).toEqual([]);
    });

    it('removes old ones', async () => {
      await store.prune(NOW + 1);
      expect(await list()).toEqual(['three', 'two']);
    });
  },
);
