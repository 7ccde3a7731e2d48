import { resolvePackagePath } from '@backstage/backend-plugin-api';
import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { NOW } from '../../__testUtils__/factories';
import {
  createAttestation,
  createDecision,
  createExemption,
  createNotice,
} from '../__testUtils__/workflow';
import { DatabaseAttestationStore } from '../attestations/DatabaseAttestationStore';
import { DatabaseExemptionStore } from '../exemptions/DatabaseExemptionStore';
import { DatabaseGateDecisionStore } from '../gate/DatabaseGateDecisionStore';
import { DatabaseNoticeStore } from '../notices/DatabaseNoticeStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const directory = resolvePackagePath(
  '@agent-portal/plugin-agents-backend',
  'migrations',
);
const MIGRATION = '20261125_06_readiness_workflow.js';

describe.each(databases.eachSupportedId())(
  'the migration of the readiness workflow in %s',
  engine => {
    it('reads plans anew for their gates, holds data, and goes down with it', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.down({ directory, name: MIGRATION } as object);
      expect(await knex.schema.hasTable('exemptions')).toBe(false);
      for (const kind of ['plan', 'environment']) {
        await knex('agent_policies').insert({
          ref: kind,
          kind,
          etag: 'etag',
          definition: '{}',
        });
      }

      await knex.migrate.latest({ directory });
      expect(
        await knex('agent_policies').orderBy('ref').select('ref', 'etag'),
      ).toEqual([
        { ref: 'environment', etag: 'etag' },
        { ref: 'plan', etag: '' },
      ]);
      await DatabaseExemptionStore.create({ knex }).insert(createExemption());
      await DatabaseAttestationStore.create({ knex }).insert(
        createAttestation(),
      );
      await DatabaseGateDecisionStore.create({ knex }).insert(
        createDecision('one', NOW),
      );
      await DatabaseNoticeStore.create({ knex }).add(
        [createNotice('one')],
        NOW,
      );

      await knex.migrate.down({ directory, name: MIGRATION } as object);
      for (const table of [
        'exemptions',
        'attestations',
        'gate_decisions',
        'notices',
      ]) {
        expect(await knex.schema.hasTable(table)).toBe(false);
      }
    });
  },
);
