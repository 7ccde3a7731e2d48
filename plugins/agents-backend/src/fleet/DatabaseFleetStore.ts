import type { Knex } from 'knex';
import { chunksOf, upsertRows } from '../database/upsertRows';
import { type FleetColumns, fromColumns, toColumns } from './fleetColumns';
import type { FleetStore } from './FleetStore';
import type { FleetRecord, PhaseTransition } from './model';

/** Writes the rows of the fleet to the plugin's database. */
export class DatabaseFleetStore implements FleetStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseFleetStore {
    return new DatabaseFleetStore(options.knex);
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

  async save(changes: {
    put: FleetRecord[];
    transitions: PhaseTransition[];
    remove: string[];
  }): Promise<void> {
    await this.#knex.transaction(async transaction => {
      for (const refs of chunksOf(changes.remove)) {
        await transaction('fleet').whereIn('ref', refs).del();
        await transaction('phase_transitions').whereIn('agent_ref', refs).del();
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
    });
  }
}
