import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { createStoredAgent, NOW } from '../../__testUtils__/factories';
import { DatabaseAgentStore } from '../../catalog/DatabaseAgentStore';
import { createBreakGlass, createExemption } from '../__testUtils__/workflow';
import { DatabaseExemptionStore } from './DatabaseExemptionStore';
import type { ExemptionMove, ExemptionStore } from './ExemptionStore';
import { MemoryExemptionStore } from './MemoryExemptionStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const all = { scope: { type: 'all' as const }, limit: 100 };

const approve: ExemptionMove = {
  id: 'one',
  from: ['requested'],
  to: 'approved',
  by: 'user:default/lead',
  at: NOW + 1,
  reason: 'Seen and agreed.',
};

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'ExemptionStore in %s',
  engine => {
    let store: ExemptionStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryExemptionStore.create()
          : DatabaseExemptionStore.create({
              knex: await databases.open(engine),
            });
    });

    it('gives back what it was given', async () => {
      await store.insert(createExemption());
      await store.insert(createBreakGlass({ id: 'two' }));
      expect(await store.get('one')).toEqual(createExemption());
      expect(await store.get('two')).toEqual(createBreakGlass({ id: 'two' }));
      expect(await store.get('three')).toBeUndefined();
    });

    it('lists the newest first, of an agent, of a status, in a scope', async () => {
      const other = 'component:default/other';
      await store.insert(createExemption());
      await store.insert(
        createExemption({ id: 'two', agentRef: other, requestedAt: NOW + 1 }),
      );
      await store.insert(createExemption({ id: 'three', status: 'rejected' }));
      const ids = async (filter: object) =>
        (await store.list({ ...all, ...filter })).map(({ id }) => id);
      expect(await ids({})).toEqual(['two', 'one', 'three']);
      expect(await ids({ agentRef: other })).toEqual(['two']);
      expect(await ids({ statuses: ['rejected'] })).toEqual(['three']);
      expect(await ids({ scope: { type: 'refs', refs: [other] } })).toEqual([
        'two',
      ]);
      expect(await ids({ scope: { type: 'none' } })).toEqual([]);
      expect(await ids({ limit: 1 })).toEqual(['two']);
      expect(await ids({ requestedBy: 'user:default/nobody' })).toEqual([]);
      const { expiresAt } = createExemption();
      expect(await ids({ endsAfter: expiresAt - 1 })).toHaveLength(3);
      expect(await ids({ endsAfter: expiresAt })).toEqual([]);
    });

    it('lets one of several deciders win', async () => {
      await store.insert(createExemption());
      const answers = await Promise.all([
        store.move(approve),
        store.move({ ...approve, to: 'rejected', by: 'user:default/other' }),
        store.move({ ...approve, to: 'withdrawn', by: 'user:default/dev' }),
      ]);
      const won = answers.filter(answer => answer !== undefined);
      expect(won).toHaveLength(1);
      expect(await store.get('one')).toEqual(won[0]);
    });

    it('notes who decided, when and why', async () => {
      await store.insert(createExemption());
      expect(await store.move(approve)).toEqual(
        createExemption({
          status: 'approved',
          decidedBy: 'user:default/lead',
          decidedAt: NOW + 1,
          decisionReason: 'Seen and agreed.',
        }),
      );
    });

    it('keeps who approved an exemption when it is taken back', async () => {
      await store.insert(createExemption());
      await store.move(approve);
      const revoked = await store.move({
        id: 'one',
        from: ['approved'],
        to: 'revoked',
        by: 'user:default/other',
        at: NOW + 2,
        reason: 'The suite is back.',
      });
      expect(revoked).toEqual(
        createExemption({
          status: 'revoked',
          decidedBy: 'user:default/lead',
          decidedAt: NOW + 1,
          decisionReason: 'Seen and agreed.',
          revokedBy: 'user:default/other',
          revokedAt: NOW + 2,
          revokeReason: 'The suite is back.',
        }),
      );
      const changed = await store.listChangedSince(NOW + 2);
      expect(changed.map(({ id }) => id)).toEqual(['one']);
    });

    it('lets one request for the same wait at a time', async () => {
      const requests = await Promise.all([
        store.insert(createExemption()),
        store.insert(createExemption({ id: 'two' })),
      ]);
      expect(requests.sort()).toEqual([false, true]);
      const open = await store.findOpen(createExemption({ id: 'new' }));
      expect(['one', 'two']).toContain(open?.id);
      for (const other of [
        createExemption({ id: 'a', checkId: 'owner' }),
        createExemption({ id: 'b', agentRef: 'component:default/other' }),
        createExemption({ id: 'c', status: 'approved' }),
        createBreakGlass({ id: 'd' }),
        createBreakGlass({ id: 'e', releaseDigest: 'sha256:2' }),
      ]) {
        expect(await store.insert(other)).toBe(true);
      }
      expect(await store.insert(createBreakGlass({ id: 'f' }))).toBe(false);
      await store.move({ ...approve, id: open!.id });
      expect(await store.insert(createExemption({ id: 'g' }))).toBe(true);
    });

    it('moves nothing that is over by time, though nobody has marked it', async () => {
      await store.insert(createExemption({ expiresAt: NOW + 1 }));
      expect(await store.move(approve)).toBeUndefined();
    });

    it('marks once what is over, and keeps what was decided', async () => {
      await store.insert(createExemption({ status: 'approved' }));
      await store.insert(createExemption({ id: 'two' }));
      await store.insert(createExemption({ id: 'three', status: 'rejected' }));
      await store.insert(
        createExemption({ id: 'four', checkId: 'x', expiresAt: NOW + 9e9 }),
      );
      const { expiresAt } = createExemption();
      expect(await store.expire(expiresAt - 1)).toEqual([]);
      const over = await store.expire(expiresAt);
      expect(over.map(({ id, status }) => [id, status]).sort()).toEqual([
        ['one', 'expired'],
        ['two', 'expired'],
      ]);
      expect(await store.expire(expiresAt)).toEqual([]);
    });

    it('knows which checks an agent is exempt from at a time', async () => {
      await store.insert(createExemption());
      await store.insert(createBreakGlass({ id: 'two', status: 'approved' }));
      expect(await store.listInForce(undefined, NOW)).toEqual([]);
      await store.move(approve);
      const { agentRef, scorecardRef, checkId, expiresAt } = createExemption();
      const inForce = [
        { id: 'one', agentRef, scorecardRef, checkId, expiresAt },
      ];
      expect(await store.listInForce(undefined, NOW)).toEqual(inForce);
      expect(await store.listInForce([agentRef], NOW)).toEqual(inForce);
      expect(await store.listInForce(['component:a/b'], NOW)).toEqual([]);
      expect(await store.listInForce(undefined, expiresAt)).toEqual([]);
    });

    it('finds what opens a gate for one release only', async () => {
      const open = createBreakGlass({ status: 'approved' });
      await store.insert(open);
      const key = {
        agentRef: open.agentRef,
        environmentRef: 'resource:default/production',
        releaseDigest: 'sha256:1',
      };
      expect(await store.findBreakGlass(key, NOW)).toEqual(open);
      expect(await store.findBreakGlass(key, open.expiresAt)).toBeUndefined();
      for (const other of [
        { releaseDigest: 'sha256:2' },
        { environmentRef: 'resource:default/staging' },
        { agentRef: 'component:default/other' },
      ]) {
        expect(
          await store.findBreakGlass({ ...key, ...other }, NOW),
        ).toBeUndefined();
      }
    });

    it('lists what changed since a time, and what is about to end', async () => {
      await store.insert(createExemption({ status: 'approved' }));
      const { expiresAt } = createExemption();
      const since = async (time: number) =>
        (await store.listChangedSince(time)).map(({ id }) => id);
      expect(await since(NOW)).toEqual(['one']);
      expect(await since(NOW + 1)).toEqual([]);
      const ending = (before: number) => store.listExpiring(NOW, before);
      expect(await ending(expiresAt)).toEqual([]);
      expect(await ending(expiresAt + 1)).toHaveLength(1);
      await store.expire(expiresAt);
      expect(await ending(expiresAt + 1)).toEqual([]);
      expect(await since(expiresAt)).toEqual(['one']);
    });
  },
);

describe.each(databases.engines)('DatabaseExemptionStore in %s', engine => {
  it('shows exemptions of the agents that a condition lets a caller see', async () => {
    const knex = await databases.open(engine);
    await DatabaseAgentStore.create({ knex }).saveAgents({
      put: [createStoredAgent()],
      remove: [],
    });
    const store = DatabaseExemptionStore.create({ knex });
    await store.insert(createExemption());
    const list = (owner: string) =>
      store.list({
        limit: 9,
        scope: {
          type: 'criteria',
          criteria: { key: 'relations.ownedby', values: [owner] },
        },
      });
    expect(await list('group:default/core-agents')).toHaveLength(1);
    expect(await list('group:default/other')).toEqual([]);
  });
});
