import {
  chunksOf,
  insertRows,
  upsertRows,
} from '@agent-portal/plugin-agents-backend/src/database/upsertRows';
import { DefaultRolloutEngine } from '@agent-portal/plugin-agents-backend/src/rollouts/engine';
import { DatabaseRolloutStore } from '@agent-portal/plugin-agents-backend/src/rollouts/store';
import type { Knex } from 'knex';
import { timeOf } from '../measure/interleave';
import { ROLLOUTS_START } from './bakingRollouts';
import { SeenTraffic } from './SeenTraffic';

/** Beyond what rounds of ticks come to. */
const FLOOR_NUMBERS = 1_000_000;

interface Rows {
  rollouts: Array<{ id: string; rollout: string }>;
  inputs: Array<{ rollout_id: string; number: number }>;
}

/** An engine that sees its rollouts bake, and nothing but raw writes beside it. */
export class RolloutBench {
  readonly #knex: Knex;
  readonly #engine: DefaultRolloutEngine;
  readonly #traffic: SeenTraffic;
  #floors = 0;
  /** As the tick left them. */
  #kept: Rows['rollouts'] = [];

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#traffic = new SeenTraffic(ROLLOUTS_START + 3_600_000);
    this.#engine = DefaultRolloutEngine.create({
      store: DatabaseRolloutStore.create({ knex }),
      observer: {
        observe: async all =>
          all.map(({ rollout }) => this.#traffic.observe(rollout)),
      },
      locator: { locate: async all => all.map(() => ({ missing: 'None' })) },
      now: () => this.#traffic.now,
    });
  }

  /** How long one tick takes in which every rollout changes, in ms. */
  async tick(expected: number): Promise<number> {
    this.#traffic.pass();
    const before = await this.#countInputs();
    const { signal } = new AbortController();
    const elapsed = await timeOf(() => this.#engine.tick({ signal }));
    const saved = (await this.#countInputs()) - before;
    if (saved !== expected) {
      throw new Error(`A tick saved ${saved} of ${expected} rollouts`);
    }
    return elapsed;
  }

  /**
   * How long it takes to write the rows of the last tick once more, in ms; in bulk or one by one.
   * Their states differ from what is there: SQLite does not write what is there already.
   */
  async write(how: 'bulk' | 'each'): Promise<number> {
    const { rollouts, inputs } = await this.#lastRows();
    this.#floors += 1;
    this.#kept = rollouts;
    const changed = rollouts.map(row => ({
      ...row,
      rollout: row.rollout.replaceAll('1', '2'),
    }));
    const numbered = inputs.map(input => ({
      ...input,
      number: FLOOR_NUMBERS * this.#floors + input.number,
    }));
    return timeOf(() =>
      how === 'bulk'
        ? this.#writeBulk({ rollouts: changed, inputs: numbered })
        : this.#writeEach({ rollouts: changed, inputs: numbered }),
    );
  }

  /** Undoes what was written beside the ticks. */
  async forget(): Promise<void> {
    await this.#writeBulk({ rollouts: this.#kept, inputs: [] });
    await this.#knex('rollout_inputs')
      .where('number', '>', FLOOR_NUMBERS)
      .del();
  }

  #writeBulk({ rollouts, inputs }: Rows): Promise<void> {
    return this.#knex.transaction(async transaction => {
      await upsertRows(transaction, {
        table: 'rollouts',
        key: ['id'],
        rows: rollouts,
      });
      await insertRows(transaction, { table: 'rollout_inputs', rows: inputs });
    });
  }

  #writeEach({ rollouts, inputs }: Rows): Promise<void> {
    return this.#knex.transaction(async transaction => {
      for (const { id, ...row } of rollouts) {
        await transaction('rollouts').where('id', id).update(row);
      }
      for (const row of inputs) await transaction('rollout_inputs').insert(row);
    });
  }

  async #lastRows(): Promise<Rows> {
    const rollouts = await this.#knex('rollouts').whereRaw('open = 1');
    const inputs: Rows['inputs'] = [];
    for (const ids of chunksOf(rollouts.map(({ id }) => id))) {
      inputs.push(
        ...(await this.#knex('rollout_inputs as input')
          .join('rollouts', 'rollouts.id', 'input.rollout_id')
          .whereIn('rollouts.id', ids)
          .whereRaw('input.number = rollouts.revision')
          .select('input.*')),
      );
    }
    return { rollouts, inputs };
  }

  async #countInputs(): Promise<number> {
    const [row] = await this.#knex('rollout_inputs').count({ count: '*' });
    return Number(row.count);
  }
}
