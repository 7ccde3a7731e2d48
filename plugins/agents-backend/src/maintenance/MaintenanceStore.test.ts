import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { createStoredAgent, NOW } from '../__testUtils__/factories';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { createMaintenance, HOUR } from './__testUtils__/createMaintenance';
import { DatabaseMaintenanceStore } from './DatabaseMaintenanceStore';
import type { MaintenanceFilter, MaintenanceStore } from './MaintenanceStore';
import { MemoryMaintenanceStore } from './MemoryMaintenanceStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const ALL = { type: 'all' as const };
const OTHER = 'component:default/other';
const ARCHITECT = 'component:default/architect';

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'MaintenanceStore in %s',
  engine => {
    let store: MaintenanceStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryMaintenanceStore.create()
          : DatabaseMaintenanceStore.create({
              knex: await databases.open(engine),
            });
    });

    const insert = (...records: MaintenanceRecord[]) =>
      Promise.all(records.map(record => store.insert(record)));
    const ids = async (filter: Partial<MaintenanceFilter> = {}) =>
      (await store.list({ scope: ALL, limit: 100, ...filter })).map(
        ({ id }) => id,
      );

    it('gives back what it was given', async () => {
      const whole = createMaintenance({
        agentRefs: [ARCHITECT, OTHER],
        environmentRef: 'resource:default/production',
      });
      await insert(whole);
      expect(await store.get('one', ALL)).toEqual(whole);
      expect(await store.get('two', ALL)).toBeUndefined();
    });

    it('lists those of an agent or a time, the one that ends last first', async () => {
      await insert(
        createMaintenance(),
        createMaintenance({
          id: 'two',
          agentRefs: [OTHER],
          startsAt: NOW + HOUR,
          endsAt: NOW + 2 * HOUR,
        }),
      );
      expect(await ids()).toEqual(['two', 'one']);
      expect(await ids({ limit: 1 })).toEqual(['two']);
      expect(await ids({ agentRefs: [OTHER] })).toEqual(['two']);
      expect(await ids({ endsAfter: NOW + HOUR })).toEqual(['two']);
      expect(await ids({ startsBefore: NOW })).toEqual(['one']);
    });

    it('tells of no agent outside a scope, and of no window without others', async () => {
      await insert(
        createMaintenance({ agentRefs: [ARCHITECT, OTHER] }),
        createMaintenance({ id: 'two', agentRefs: [OTHER] }),
      );
      const scope = { type: 'refs' as const, refs: [ARCHITECT] };
      expect(await store.list({ scope, limit: 10 })).toMatchObject([
        { id: 'one', agentRefs: [ARCHITECT] },
      ]);
      expect(await store.get('two', scope)).toBeUndefined();
      expect(await ids({ scope: { type: 'none' } })).toEqual([]);
      expect(await ids({ scope, agentRefs: [OTHER] })).toEqual([]);
    });

    it('knows what is under way, from its first moment to before its last', async () => {
      await insert(createMaintenance());
      const active = async (at: number) => (await store.listActive(at)).length;
      expect(await active(NOW - 1)).toBe(0);
      expect(await active(NOW)).toBe(1);
      expect(await active(NOW + HOUR - 1)).toBe(1);
      expect(await active(NOW + HOUR)).toBe(0);
    });

    it('lets one of several end it, and nobody once it is over', async () => {
      await insert(createMaintenance());
      const attempt = (by: string, at = NOW + 1) =>
        store.end({ id: 'one', by, at, reason: 'Done sooner.' });
      const won = await Promise.all([attempt('user:x/a'), attempt('user:x/b')]);
      expect(won.filter(Boolean)).toHaveLength(1);
      expect(await store.get('one', ALL)).toMatchObject({
        endsAt: NOW + HOUR,
        ended: { at: NOW + 1, reason: 'Done sooner.' },
      });
      expect(await store.listActive(NOW + 1)).toEqual([]);
      await insert(createMaintenance({ id: 'two' }));
      const late = {
        id: 'two',
        by: 'user:x/a',
        at: NOW + HOUR,
        reason: 'Late',
      };
      expect(await store.end(late)).toBe(false);
    });

    it('forgets what was over long ago', async () => {
      await insert(createMaintenance(), createMaintenance({ id: 'two' }));
      await store.end({ id: 'two', by: 'user:x/a', at: NOW + 1, reason: 'x' });
      await store.prune(NOW + 2);
      expect(await ids()).toEqual(['one']);
    });
  },
);

describe.each(databases.engines)('MaintenanceStore in %s', engine => {
  it('narrows a scope of conditions by what is stored of agents', async () => {
    const knex = await databases.open(engine);
    const store = DatabaseMaintenanceStore.create({ knex });
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [
        createStoredAgent(),
        createStoredAgent({ name: 'other', owner: 'group:default/else' }),
      ],
      remove: [],
    });
    await store.insert(createMaintenance({ agentRefs: [ARCHITECT, OTHER] }));
    const scope = {
      type: 'criteria' as const,
      criteria: { key: 'relations.ownedby', values: ['group:default/else'] },
    };
    expect(await store.list({ scope, limit: 10 })).toMatchObject([
      { agentRefs: [OTHER] },
    ]);
  });
});
