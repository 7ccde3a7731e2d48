import type { KpiStatus } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { markChanged } from '../../database/markChanged';
import { chunksOf, upsertRows } from '../../database/upsertRows';
import type {
  KpiState,
  KpiStateChanges,
  KpiStateStore,
  KpiStatusCount,
  KpiTransition,
} from './KpiStateStore';

interface StateRow {
  agent_ref: string;
  kpi_id: string;
  status: KpiStatus;
  since: number;
  /** SQLite has 0 and 1. */
  counted: boolean | number;
  result: string;
}

/** Keeps how the KPIs of each agent stand in the plugin's database. */
export class DatabaseKpiStateStore implements KpiStateStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseKpiStateStore {
    return new DatabaseKpiStateStore(options.knex);
  }

  async listAgentRefs(): Promise<string[]> {
    return this.#knex('kpi_state').distinct('agent_ref').pluck('agent_ref');
  }

  async list(agentRefs?: string[]): Promise<KpiState[]> {
    const rows: StateRow[] = await this.#knex('kpi_state')
      .select('agent_ref', 'kpi_id', 'status', 'since', 'counted', 'result')
      .modify(named(agentRefs));
    return rows.map(row => ({
      agentRef: row.agent_ref,
      kpiId: row.kpi_id,
      status: row.status,
      since: Number(row.since),
      counted: Boolean(row.counted),
      result: JSON.parse(row.result),
    }));
  }

  async save(changes: KpiStateChanges): Promise<void> {
    const { put, remove, transitions, touched } = changes;
    await this.#knex.transaction(async transaction => {
      for (const chunk of chunksOf(remove, 500)) {
        await transaction('kpi_state')
          .whereIn(
            ['agent_ref', 'kpi_id'],
            chunk.map(({ agentRef, kpiId }) => [agentRef, kpiId]),
          )
          .del();
      }
      await upsertRows(transaction, {
        table: 'kpi_state',
        key: ['agent_ref', 'kpi_id'],
        rows: put.map(state => ({
          agent_ref: state.agentRef,
          kpi_id: state.kpiId,
          status: state.status,
          since: state.since,
          counted: state.counted,
          result: JSON.stringify(state.result),
        })),
      });
      await upsertRows(transaction, {
        table: 'kpi_transitions',
        key: ['agent_ref', 'at', 'kpi_id'],
        rows: transitions.map(one => ({
          agent_ref: one.agentRef,
          kpi_id: one.kpiId,
          at: one.at,
          from_status: one.from,
          to_status: one.to,
          text: one.text,
        })),
      });
      await markChanged(transaction, touched);
    });
  }

  async countStatuses(agentRefs?: string[]): Promise<KpiStatusCount[]> {
    const rows: Array<
      Pick<StateRow, 'agent_ref' | 'status'> & { count: number | string }
    > = await this.#knex('kpi_state')
      .select('agent_ref', 'status')
      .count({ count: '*' })
      .where('counted', true)
      .modify(named(agentRefs))
      .groupBy('agent_ref', 'status');
    return rows.map(row => ({
      agentRef: row.agent_ref,
      status: row.status,
      count: Number(row.count),
    }));
  }

  async listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiTransition[]> {
    const rows = await this.#knex('kpi_transitions')
      .where('agent_ref', agentRef)
      .where('at', '<', window.before)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'kpi_id', order: 'asc' },
      ])
      .limit(window.limit);
    return rows.map(row => ({
      agentRef: row.agent_ref,
      kpiId: row.kpi_id,
      at: Number(row.at),
      from: row.from_status,
      to: row.to_status,
      text: row.text,
    }));
  }

  async prune(before: number): Promise<void> {
    await this.#knex('kpi_transitions').where('at', '<', before).del();
  }
}

function named(agentRefs: string[] | undefined) {
  return (query: Knex.QueryBuilder) => {
    if (agentRefs) query.whereIn('agent_ref', agentRefs);
  };
}
