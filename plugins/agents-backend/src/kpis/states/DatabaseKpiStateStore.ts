import type { KpiStatus } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { markChanged } from '../../database/markChanged';
import { chunksOf, upsertRows } from '../../database/upsertRows';
import { whereAmong } from '../../database/whereAmong';
import { isBurning } from './KpiStateStore';
import type {
  KpiBurnTransition,
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
  expires_at: number | null;
  result: string;
  budget: string | null;
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
    const rows: StateRow[] = await this.#knex('kpi_state').modify(
      named(agentRefs),
    );
    return rows.map(fromRow);
  }

  async listBurning(): Promise<KpiState[]> {
    const rows: StateRow[] = await this.#knex('kpi_state')
      .where('burning', true)
      .orderBy(['agent_ref', 'kpi_id']);
    return rows.map(fromRow);
  }

  async listExpired(now: number): Promise<string[]> {
    return this.#knex('kpi_state')
      .where('expires_at', '<', now)
      .distinct('agent_ref')
      .orderBy('agent_ref')
      .pluck('agent_ref');
  }

  async update<T extends KpiStateChanges>(
    agentRefs: string[],
    decide: (stored: KpiState[]) => T,
  ): Promise<T> {
    return this.#knex.transaction(async transaction => {
      const rows: StateRow[] = await transaction('kpi_state')
        .modify(named(agentRefs))
        .orderBy(['agent_ref', 'kpi_id'])
        .forUpdate();
      const changes = decide(rows.map(fromRow));
      const { put, remove, transitions, touched } = changes;
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
          expires_at: state.expiresAt ?? null,
          result: JSON.stringify(state.result),
          budget: state.budget ? JSON.stringify(state.budget) : null,
          burning: isBurning(state),
          concerning: isConcerning(state) ? 1 : 0,
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
      await upsertRows(transaction, {
        table: 'kpi_burn_transitions',
        key: ['agent_ref', 'at', 'kpi_id', 'burn'],
        rows: (changes.burnTransitions ?? []).map(one => ({
          agent_ref: one.agentRef,
          kpi_id: one.kpiId,
          burn: one.burn,
          at: one.at,
          from_status: one.from,
          to_status: one.to,
          text: one.text,
        })),
      });
      await markChanged(transaction, touched);
      return changes;
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

  async listBurnTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiBurnTransition[]> {
    const rows = await this.#knex('kpi_burn_transitions')
      .where('agent_ref', agentRef)
      .where('at', '<', window.before)
      .orderBy([{ column: 'at', order: 'desc' }, 'kpi_id', 'burn'])
      .limit(window.limit);
    return rows.map(row => ({
      agentRef: row.agent_ref,
      kpiId: row.kpi_id,
      burn: row.burn,
      at: Number(row.at),
      from: row.from_status,
      to: row.to_status,
      text: row.text,
    }));
  }

  async prune(before: number): Promise<void> {
    await this.#knex('kpi_burn_transitions').where('at', '<', before).del();
    await this.#knex('kpi_transitions').where('at', '<', before).del();
  }
}

/** Whether it may be worth an alert. */
function isConcerning(state: KpiState): boolean {
  return state.counted && (state.status !== 'met' || isBurning(state));
}

function fromRow(row: StateRow): KpiState {
  return {
    agentRef: row.agent_ref,
    kpiId: row.kpi_id,
    status: row.status,
    since: Number(row.since),
    counted: Boolean(row.counted),
    ...(row.expires_at !== null && { expiresAt: Number(row.expires_at) }),
    result: JSON.parse(row.result),
    ...(row.budget !== null && { budget: JSON.parse(row.budget) }),
  };
}

function named(agentRefs: string[] | undefined) {
  return (query: Knex.QueryBuilder) => {
    if (agentRefs) whereAmong(query, 'agent_ref', agentRefs);
  };
}
