import type { Knex } from 'knex';
import { chunksOf, upsertRows } from '../database/upsertRows';
import { withLock } from '../database/withLock';
import { type FleetColumns, fromColumns, toColumns } from './fleetColumns';
import type { ChangeMark, FleetChanges, FleetStore } from './FleetStore';
import type { FleetRecord } from './model';

const LOCK = 'agents.fleet';

/** Writes the rows of the fleet to the plugin's database. */
export class DatabaseFleetStore implements FleetStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseFleetStore {
    return new DatabaseFleetStore(options.knex);
  }

  async exclusively<T>(work: (store: FleetStore) => Promise<T>): Promise<T> {
    return withLock(this.#knex, LOCK, connection =>
      work(new DatabaseFleetStore(connection)),
    );
  }

  async getRecords(refs: string[]): Promise<Map<string, FleetRecord>> {
    const records = new Map<string, FleetRecord>();
    for (const chunk of chunksOf(refs)) {
      const rows: FleetColumns[] = await this.#knex('fleet').whereIn(
        'ref',
        chunk,
      );
      for (const row of rows) records.set(row.ref, fromColumns(row));
    }
    return records;
  }

  async listRefs(): Promise<string[]> {
    return this.#knex('fleet').orderBy('ref').pluck('ref');
  }

  async listWeighted(): Promise<string[]> {
    return this.#knex('fleet').whereNotNull('weight').pluck('ref');
  }

  async listMarks(refs?: string[]): Promise<ChangeMark[]> {
    const marks: ChangeMark[] = [];
    for (const chunk of refs ? chunksOf(refs) : [undefined]) {
      const query = this.#knex('changed_agents').select('id', 'agent_ref');
      if (chunk) query.whereIn('agent_ref', chunk);
      const rows: Array<{ id: number; agent_ref: string }> = await query;
      for (const { id, agent_ref } of rows) {
        marks.push({ id, agentRef: agent_ref });
      }
    }
    return marks;
  }

  async save(changes: FleetChanges): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (const refs of chunksOf(changes.remove)) {
        await transaction('fleet').whereIn('ref', refs).del();
      }
      await upsertRows(transaction, {
        table: 'fleet',
        key: ['ref'],
        rows: changes.put.map(toColumns),
      });
      await upsertRows(transaction, {
        table: 'phase_transitions',
        key: ['agent_ref', 'at'],
        rows: changes.transitions.map(transition => ({
          agent_ref: transition.agentRef,
          at: Date.parse(transition.at),
          from: transition.from,
          to: transition.to,
          reason: transition.reason,
        })),
      });
      for (const marks of chunksOf(changes.marks ?? [])) {
        await transaction('changed_agents')
          .whereIn(
            'id',
            marks.map(mark => mark.id),
          )
          .del();
      }
    });
  }

  async prune(before: number): Promise<void> {
    await this.#knex('phase_transitions').where('at', '<', before).del();
  }
}
