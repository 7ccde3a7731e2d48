import type { TestDatabaseId } from '@backstage/backend-test-utils';
import { createTestDatabases } from '../../__testUtils__/createTestDatabases';
import { NOW } from '../../__testUtils__/factories';
import { createAttestation } from '../__testUtils__/workflow';
import type { AttestationStore } from './AttestationStore';
import { DatabaseAttestationStore } from './DatabaseAttestationStore';
import { MemoryAttestationStore } from './MemoryAttestationStore';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const { agentRef } = createAttestation();

describe.each<['memory' | TestDatabaseId]>([['memory'], ...databases.engines])(
  'AttestationStore in %s',
  engine => {
    let store: AttestationStore;

    beforeEach(async () => {
      store =
        engine === 'memory'
          ? MemoryAttestationStore.create()
          : DatabaseAttestationStore.create({
              knex: await databases.open(engine),
            });
    });

    it('gives back what it was given, the newest first', async () => {
      const full = createAttestation({
        id: 'two',
        signedAt: NOW + 1,
        statementFingerprint: 'sha256:2',
        comment: 'Done on Monday.',
        evidenceUrl: 'https://example.com/audit',
        expiresAt: NOW + 10,
      });
      await store.insert(createAttestation());
      await store.insert(full);
      await store.insert(createAttestation({ id: 'x', agentRef: 'other' }));
      expect(await store.get('two')).toEqual(full);
      expect(await store.get('three')).toBeUndefined();
      expect(await store.listOf([agentRef])).toEqual([
        full,
        createAttestation(),
      ]);
    });

    it('takes a signature back once', async () => {
      await store.insert(createAttestation());
      const revocation = { id: 'one', by: 'user:default/lead', at: NOW + 5 };
      const answers = await Promise.all([
        store.revoke({ ...revocation, reason: 'Wrong audit.' }),
        store.revoke({ ...revocation, reason: 'Wrong audit.' }),
      ]);
      expect(answers.filter(answer => answer !== undefined)).toEqual([
        createAttestation({
          revokedBy: 'user:default/lead',
          revokedAt: NOW + 5,
          revokeReason: 'Wrong audit.',
        }),
      ]);
    });

    it('holds to be valid what is neither over nor taken back', async () => {
      await store.insert(createAttestation());
      await store.insert(createAttestation({ id: 'two', expiresAt: NOW + 5 }));
      await store.insert(createAttestation({ id: 'three' }));
      await store.revoke({ id: 'three', by: 'user:default/lead', at: NOW });
      const { factId, releaseDigest, signedBy, signedAt, statement } =
        createAttestation();
      const valid = {
        agentRef,
        factId,
        releaseDigest,
        signedBy,
        signedAt,
        statement,
      };
      expect(await store.listValid([agentRef], NOW + 4)).toEqual([
        valid,
        { ...valid, expiresAt: NOW + 5 },
      ]);
      expect(await store.listValid([agentRef], NOW + 5)).toEqual([valid]);
      expect(await store.listValid(['other'], NOW)).toEqual([]);
    });
  },
);
