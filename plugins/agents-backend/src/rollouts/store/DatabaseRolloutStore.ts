import type {
  CommandOutcome,
  LedgerEntry,
  RolloutInput,
} from '@agent-portal/plugin-agents-common';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { isUniqueViolation } from '../../database/isUniqueViolation';
import {
  saveRollouts,
  writeRollouts,
} from '../../database/rollouts/saveRollouts';
import { chunksOf } from '../../database/upsertRows';
import { EMPTY_LEDGER, type LedgerHead } from '../ledger';
import type {
  RolloutChange,
  RolloutListQuery,
  RolloutStore,
  StoredCommand,
  StoredRollout,
} from '../model';
import { describeObstacle, QUARANTINED } from './describeObstacle';
import {
  type CommandRow,
  fromCommandRow,
  fromInputRow,
  fromLedgerRow,
  fromRolloutRow,
  type RolloutRow,
} from './rolloutRows';

/** Rollouts whose inputs are removed in one transaction. */
const PRUNED_AT_ONCE = 200;

/** Keeps rollouts in the plugin's database. */
export class DatabaseRolloutStore implements RolloutStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseRolloutStore {
    return new DatabaseRolloutStore(options.knex);
  }

  async create(
    change: Omit<RolloutChange, 'revision'>,
  ): Promise<StoredRollout> {
    const { rollout } = change;
    const stored = { rollout, revision: 1, turn: 1 };
    try {
      await this.#knex.transaction(async transaction => {
        await this.#refuseObstacles(transaction, change);
        await writeRollouts(transaction, [
          { ...change, ...stored, head: EMPTY_LEDGER },
        ]);
      });
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      throw new ConflictError(
        describeObstacle(rollout, { state: 'pending' }),
        error,
      );
    }
    return stored;
  }

  async #refuseObstacles(
    transaction: Knex.Transaction,
    { rollout }: Pick<RolloutChange, 'rollout'>,
  ): Promise<void> {
    const obstacle = await transaction<RolloutRow>('rollouts')
      .where({
        agent_ref: rollout.agent,
        environment_ref: rollout.environment,
        candidate: rollout.candidate,
      })
      .where(inner => {
        inner.where('active', 1).orWhereIn('state', QUARANTINED);
      })
      .orderBy('active', 'desc')
      .first('id', 'state');
    if (obstacle) throw new ConflictError(describeObstacle(rollout, obstacle));
  }

  async get(id: string): Promise<StoredRollout | undefined> {
    const [stored] = await this.list({ ids: [id] });
    return stored;
  }

  async list(query: RolloutListQuery): Promise<StoredRollout[]> {
    if (!query.ids) return (await this.#select(query)).map(fromRolloutRow);
    const rows: RolloutRow[] = [];
    for (const ids of chunksOf(query.ids)) {
      rows.push(...(await this.#select(query).whereIn('id', ids)));
    }
    return rows
      .sort((a, b) => a.created_at - b.created_at || (a.id < b.id ? -1 : 1))
      .map(fromRolloutRow);
  }

  #select(
    query: RolloutListQuery,
  ): Knex.QueryBuilder<RolloutRow, RolloutRow[]> {
    const select = this.#knex<RolloutRow>('rollouts');
    if (query.active !== undefined) {
      select.where('active', query.active ? 1 : 0);
    }
    // As a literal, without which the index of the open ones is of no use.
    if (query.open !== undefined) {
      select.whereRaw(`open = ${query.open ? 1 : 0}`);
    }
    if (query.agentRef) select.where('agent_ref', query.agentRef);
    if (query.environmentRef) {
      select.where('environment_ref', query.environmentRef);
    }
    if (query.planRef) select.where('plan_ref', query.planRef);
    return select
      .orderBy(['created_at', 'id'])
      .select('id', 'created_at', 'revision', 'turn', 'rollout');
  }

  async save(changes: RolloutChange[]): Promise<Set<string>> {
    if (changes.length === 0) return new Set();
    try {
      return await this.#knex.transaction(transaction =>
        saveRollouts(transaction, changes),
      );
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      // One of them would begin beside another; the rest need not suffer for it.
      if (changes.length === 1) return new Set();
    }
    const saved = new Set<string>();
    for (const change of changes) {
      for (const id of await this.save([change])) saved.add(id);
    }
    return saved;
  }

  async listCommands(
    rolloutIds: string[],
  ): Promise<Map<string, StoredCommand>> {
    const commands = new Map<string, StoredCommand>();
    for (const ids of chunksOf(rolloutIds)) {
      const rows: CommandRow[] = await this.#knex('rollout_commands as command')
        .join('rollouts', 'rollouts.command_id', 'command.id')
        .whereIn('rollouts.id', ids)
        .select('command.*');
      for (const row of rows) commands.set(row.rollout_id, fromCommandRow(row));
    }
    return commands;
  }

  async settleCommand(
    rolloutId: string,
    outcome: CommandOutcome,
  ): Promise<void> {
    await this.#knex<CommandRow>('rollout_commands')
      .where({ rollout_id: rolloutId, id: outcome.id, status: 'pending' })
      .whereExists(
        this.#knex('rollouts').where({
          id: rolloutId,
          command_id: outcome.id,
        }),
      )
      .update({
        status: outcome.status,
        at: outcome.at,
        reason: outcome.status === 'failed' ? outcome.reason : null,
      });
  }

  async listLedger(
    rolloutId: string,
    { before, limit }: { before?: number; limit: number },
  ): Promise<LedgerEntry[]> {
    const query = this.#knex('rollout_ledger')
      .where('rollout_id', rolloutId)
      .orderBy('number', 'desc')
      .limit(limit);
    if (before !== undefined) query.where('number', '<', before);
    return (await query).map(fromLedgerRow);
  }

  async countLedger(rolloutId: string): Promise<number> {
    return (await this.getLedgerHead(rolloutId)).number;
  }

  async getLedgerHead(rolloutId: string): Promise<LedgerHead> {
    const row = await this.#knex<RolloutRow>('rollouts')
      .where('id', rolloutId)
      .first('ledger_number', 'ledger_hash');
    return row
      ? { number: row.ledger_number, hash: row.ledger_hash }
      : EMPTY_LEDGER;
  }

  async listInputs(rolloutId: string): Promise<RolloutInput[]> {
    const rows = await this.#knex('rollout_inputs')
      .where('rollout_id', rolloutId)
      .orderBy('number')
      .select('input');
    return rows.map(fromInputRow);
  }

  async wasOperated(rolloutId: string, after: number): Promise<boolean> {
    const row = await this.#knex('rollout_inputs')
      .where({ rollout_id: rolloutId, type: 'operation' })
      .where('number', '>', after)
      .first('number');
    return row !== undefined;
  }

  async pruneInputs({ before }: { before: number }): Promise<number> {
    let pruned = 0;
    for (;;) {
      const due = this.#knex('rollouts')
        .whereRaw('journaled = 1 and open = 0')
        .where('state_since', '<', before)
        .orderBy('state_since')
        .limit(PRUNED_AT_ONCE)
        .select('id');
      const ids = await this.#knex.transaction(async transaction => {
        const rows: Array<{ id: string }> = await transaction('rollouts')
          .whereIn('id', due)
          // Somebody may have retried it meanwhile.
          .whereRaw('journaled = 1 and open = 0')
          .update({ journaled: 0 })
          .returning('id');
        const gone = rows.map(({ id }) => id);
        await transaction('rollout_inputs').whereIn('rollout_id', gone).del();
        return gone;
      });
      if (ids.length === 0) return pruned;
      pruned += ids.length;
    }
  }
}
