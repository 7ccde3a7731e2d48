import type { KpiStatus } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { ConcerningKpi, ConcerningKpiSource } from './sources';

/** Asks the plugin's database by the mark of what may be wrong, which has an index of its own. */
export class ConcerningKpiReadModel implements ConcerningKpiSource {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): ConcerningKpiReadModel {
    return new ConcerningKpiReadModel(options.knex);
  }

  async listConcerning(): Promise<ConcerningKpi[]> {
    const rows: Array<{
      agent_ref: string;
      kpi_id: string;
      status: KpiStatus;
      since: number;
    }> = await this.#knex('kpi_state')
      // Literal: SQLite uses no partial index for a bound value.
      .whereRaw('concerning = 1')
      .where('counted', true)
      .where(inner => inner.whereNot('status', 'met').orWhere('burning', true))
      .orderBy(['agent_ref', 'kpi_id'])
      .select('agent_ref', 'kpi_id', 'status', 'since');
    return rows.map(row => ({
      agentRef: row.agent_ref,
      kpiId: row.kpi_id,
      status: row.status,
      since: Number(row.since),
    }));
  }
}
