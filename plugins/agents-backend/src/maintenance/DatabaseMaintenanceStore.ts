import type { MaintenanceRecord } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AgentScope } from '../authorization/AgentScope';
import { insertRows } from '../database/upsertRows';
import { whereAgentScope } from '../database/whereAgentScope';
import { whereAmong } from '../database/whereAmong';
import { fromRow, type MaintenanceRow, toRow } from './maintenanceRows';
import type { MaintenanceFilter, MaintenanceStore } from './MaintenanceStore';

/** Keeps maintenance in the plugin's database. */
export class DatabaseMaintenanceStore implements MaintenanceStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseMaintenanceStore {
    return new DatabaseMaintenanceStore(options.knex);
  }

  async insert(record: MaintenanceRecord): Promise<void> {
    await this.#knex.transaction(async transaction => {
      await transaction('maintenance_windows').insert(toRow(record));
      await insertRows(transaction, {
        table: 'maintenance_agents',
        rows: [...new Set(record.agentRefs)].map(ref => ({
          window_id: record.id,
          agent_ref: ref,
        })),
      });
    });
  }

  async get(
    id: string,
    scope: AgentScope,
  ): Promise<MaintenanceRecord | undefined> {
    const [found] = await this.#withAgents(
      await this.#knex('maintenance_windows').where({ id }),
      { scope },
    );
    return found;
  }

  async list(filter: MaintenanceFilter): Promise<MaintenanceRecord[]> {
    const { endsAfter, startsBefore, limit, ...which } = filter;
    const rows: MaintenanceRow[] = await this.#knex('maintenance_windows')
      .whereIn('id', query => {
        query.select('window_id').from('maintenance_agents');
        narrowAgents(query, which);
      })
      .modify(query => {
        if (endsAfter !== undefined) query.where('ends_at', '>', endsAfter);
        if (startsBefore !== undefined) {
          query.where('starts_at', '<=', startsBefore);
        }
      })
      .orderBy([{ column: 'ends_at', order: 'desc' }, { column: 'id' }])
      .limit(limit);
    return this.#withAgents(rows, which);
  }

  async listActive(now: number): Promise<MaintenanceRecord[]> {
    const rows: MaintenanceRow[] = await this.#knex('maintenance_windows')
      .where('ends_at', '>', now)
      .andWhere('starts_at', '<=', now)
      .orderBy([{ column: 'ends_at', order: 'desc' }, { column: 'id' }]);
    return this.#withAgents(rows, { scope: { type: 'all' } });
  }

  async end(options: {
    id: string;
    by: string;
    at: number;
    reason: string;
  }): Promise<boolean> {
    const { id, by, at, reason } = options;
    const changed = await this.#knex('maintenance_windows')
      .where({ id })
      .whereNull('ended_by')
      .andWhere('ends_at', '>', at)
      .update({ ends_at: at, ended_by: by, ended_reason: reason });
    return changed === 1;
  }

  async prune(before: number): Promise<void> {
    await this.#knex.transaction(async transaction => {
      const over = transaction('maintenance_windows')
        .select('id')
        .where('ends_at', '<', before);
      await transaction('maintenance_agents')
        .whereIn('window_id', over.clone())
        .delete();
      await transaction('maintenance_windows')
        .where('ends_at', '<', before)
        .delete();
    });
  }

  /** Agents that are asked for and those beside them in the window, as far as they are in the scope. */
  async #withAgents(
    rows: MaintenanceRow[],
    { scope }: { scope: AgentScope },
  ): Promise<MaintenanceRecord[]> {
    if (rows.length === 0) return [];
    const query: Knex.QueryBuilder = this.#knex('maintenance_agents')
      .select('window_id', 'agent_ref')
      .orderBy(['window_id', 'agent_ref']);
    whereAmong(
      query,
      'window_id',
      rows.map(({ id }) => id),
    );
    whereAgentScope(query, scope, 'agent_ref');
    const agents = new Map<string, string[]>();
    const found: Array<{ window_id: string; agent_ref: string }> = await query;
    for (const { window_id: id, agent_ref: ref } of found) {
      agents.set(id, [...(agents.get(id) ?? []), ref]);
    }
    return rows.flatMap(row => {
      const refs = agents.get(row.id);
      return refs ? [fromRow(row, refs)] : [];
    });
  }
}

function narrowAgents(
  query: Knex.QueryBuilder,
  { scope, agentRefs }: { scope: AgentScope; agentRefs?: string[] },
): void {
  if (agentRefs) whereAmong(query, 'agent_ref', agentRefs);
  whereAgentScope(query, scope, 'agent_ref');
}
