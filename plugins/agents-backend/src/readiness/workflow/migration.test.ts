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
const MENDS = '20261125_10_readiness_mends.js';

describe.each(databases.eachSupportedId())(
  'the migration of the readiness workflow in %s',
  engine => {
    it('reads plans anew for their gates, holds data, and goes down with it', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      await knex.migrate.down({ directory, name: MENDS } as object);
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

      await knex.migrate.down({ directory, name: MENDS } as object);
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

describe.each(databases.eachSupportedId())(
  'the mends of readiness in %s',
  engine => {
    it('take over what there is, and give it back', async () => {
      const knex = await databases.init(engine as TestDatabaseId);
      await knex.migrate.latest({ directory });
      const down = () =>
        knex.migrate.down({ directory, name: MENDS } as object);
      await down();
      const row = (id: string, overrides: object = {}) => ({
        id,
        type: 'check',
        agent_ref: 'component:default/architect',
        scorecard_ref: 'scorecard:default/pre-launch',
        check_id: 'coverage',
        reason: 'The suite moves to another runner.',
        status: 'requested',
        requested_by: 'user:default/dev',
        requested_at: NOW,
        expires_at: NOW + 1_000,
        ...overrides,
      });
      const revoked = {
        status: 'revoked',
        decided_by: 'user:default/lead',
        decided_at: NOW + 5,
        decision_reason: 'Done.',
      };
      await knex('exemptions').insert(row('older'));
      await knex('exemptions').insert(row('newer', { requested_at: NOW + 1 }));
      await knex('exemptions').insert(row('revoked', revoked));
      const record = { ref: 'a', graceUntil: NOW, graceChecks: ['x', 'y'] };
      await knex('scorecards').insert({
        ref: 'a',
        record: JSON.stringify(record),
      });
      await knex('fact_days').insert({
        agent_ref: 'component:default/architect',
        day: '2026-02-28',
        facts: '[]',
      });

      await knex.migrate.latest({ directory });
      const exemptions = DatabaseExemptionStore.create({ knex });
      expect(await exemptions.get('older')).toMatchObject({
        status: 'withdrawn',
      });
      expect(await exemptions.get('newer')).toMatchObject({
        status: 'requested',
      });
      expect(await exemptions.get('revoked')).toMatchObject({
        revokedBy: 'user:default/lead',
        revokedAt: NOW + 5,
        revokeReason: 'Done.',
        decidedBy: undefined,
      });
      expect(await exemptions.insert(createExemption())).toBe(false);
      const stored = async () =>
        JSON.parse((await knex('scorecards').first()).record).graceChecks;
      expect(await stored()).toEqual([
        { id: 'x', until: NOW },
        { id: 'y', until: NOW },
      ]);
      expect(await knex('fact_days').first()).toMatchObject({ seen_at: null });

      await down();
      expect(await stored()).toEqual(['x', 'y']);
      expect(await knex('exemptions').where('id', 'revoked')).toMatchObject([
        revoked,
      ]);
    });
  },
);
