import { DatabaseAgentStore } from '@agent-portal/plugin-agents-backend/src/catalog/DatabaseAgentStore';
import {
  DatabaseKpiSampleStore,
  DatabaseKpiStateStore,
  DatabaseScrapeStore,
  KpiEvaluation,
  KpiReadModel,
  StoredKpiSource,
} from '@agent-portal/plugin-agents-backend/src/kpis';
import { upsertRows } from '@agent-portal/plugin-agents-backend/src/database/upsertRows';
import { toStateRow } from '@agent-portal/plugin-agents-backend/src/kpis/scrape/scrapeRows';
import type { Knex } from 'knex';
import { agentRef, ENVIRONMENT, KPI_NOW } from './increases';

/** What judges and shows KPIs, as the backend puts it together, over a database. */
export function openKpis(knex: Knex) {
  const agents = DatabaseAgentStore.create({ knex });
  const scrape = DatabaseScrapeStore.create({ knex });
  const states = DatabaseKpiStateStore.create({ knex });
  const now = () => KPI_NOW;
  return {
    evaluation: KpiEvaluation.create({
      agents,
      states,
      now,
      sourceTimeoutMs: 120_000,
      onChange: async () => {},
      sources: [StoredKpiSource.create({ type: 'scrape', store: scrape })],
    }),
    readModel: KpiReadModel.create({
      agents,
      states,
      scrape,
      samples: DatabaseKpiSampleStore.create({ knex }),
      uptime: { countUptime: async () => [], getHistory: async () => [] },
      sources: [],
      now,
    }),
  };
}

/** Notes of all agents that they were read just now. */
export async function noteReadings(knex: Knex, agents: number): Promise<void> {
  await knex.transaction(transaction =>
    upsertRows(transaction, {
      table: 'scrape_state',
      key: ['agent_ref', 'environment_ref'],
      rows: Array.from({ length: agents }, (_, index) =>
        toStateRow({
          agentRef: agentRef(index),
          environmentRef: ENVIRONMENT,
          ok: true,
          at: KPI_NOW,
          rejected: 0,
          problems: new Map(),
          metricsAt: KPI_NOW,
          releases: [],
          readings: {
            url: '',
            kpis: new Map(),
            metrics: new Set(),
            series: new Map(),
            absent: new Map(),
            business: new Map(),
          },
        }),
      ),
    }),
  );
}
