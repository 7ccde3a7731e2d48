import type { TestDatabaseId } from '@backstage/backend-test-utils';
import type { AgentScope } from '../authorization/AgentScope';
import { createTestDatabases } from '../__testUtils__/createTestDatabases';
import { createRecord, createStoredAgent } from '../__testUtils__/factories';
import { DatabaseAgentStore } from '../catalog/DatabaseAgentStore';
import { DatabaseFleetReadModel } from '../fleet/DatabaseFleetReadModel';
import { DatabaseFleetStore } from '../fleet/DatabaseFleetStore';
import {
  DatabaseKpiSampleStore,
  VisibleAgentsReadModel,
} from '../kpis/samples';
import { DatabaseKpiStateStore } from '../kpis/states';
import { DatabaseExemptionStore } from '../readiness/exemptions/DatabaseExemptionStore';
import { whereAmong } from './whereAmong';

jest.setTimeout(60_000);

const databases = createTestDatabases();
const AGENT = 'component:default/architect';

/** More than either engine takes as values of their own. */
const refs = [
  ...Array.from({ length: 70_000 }, (_, n) => `component:default/agent-${n}`),
  AGENT,
];

describe.each<[TestDatabaseId]>(databases.engines)(
  '70,000 agents in a query on %s',
  engine => {
    it('finds the rows among them, whatever characters they hold', async () => {
      const knex = await databases.open(engine);
      const odd = `component:default/it's "a" \\ ? b`;
      await knex('agents').insert(
        [AGENT, odd, 'component:default/other'].map(ref => ({
          ref,
          etag: '1',
          descriptor: '{}',
        })),
      );
      const query = knex('agents').orderBy('ref').pluck('ref');
      expect(await whereAmong(query, 'ref', [...refs, odd])).toEqual([
        AGENT,
        odd,
      ]);
      expect(await whereAmong(knex('agents'), 'ref', [])).toEqual([]);
    });

    it('is answered by whatever takes a caller’s agents', async () => {
      const knex = await databases.open(engine);
      await DatabaseAgentStore.create({ knex }).saveAgents({
        put: [createStoredAgent(), createStoredAgent({ name: 'other' })],
        remove: [],
      });
      await DatabaseFleetStore.create({ knex }).save({
        put: [createRecord()],
        transitions: [],
        remove: [],
      });
      const scope: AgentScope = { type: 'refs', refs };
      const visible = VisibleAgentsReadModel.create({ knex });
      expect(await visible.listVisible(refs, scope)).toEqual([AGENT]);
      const fleet = DatabaseFleetReadModel.create({ knex, now: () => 0 });
      expect((await fleet.getPage({ limit: 9 }, scope)).items).toHaveLength(1);
      expect((await fleet.getSummary({}, scope)).total).toBe(1);
      const exemptions = DatabaseExemptionStore.create({ knex });
      expect(await exemptions.listInForce(refs, 0)).toEqual([]);
      expect(await exemptions.list({ scope, limit: 9 })).toEqual([]);
      const samples = DatabaseKpiSampleStore.create({ knex });
      expect(await samples.listNewest(refs)).toEqual([]);
      const states = DatabaseKpiStateStore.create({ knex });
      expect(await states.list(refs)).toEqual([]);
      expect(await states.countStatuses(refs)).toEqual([]);
    });
  },
);
