import type { Knex } from 'knex';
import { chunksOf, insertRows, upsertRows } from '../upsertRows';
import { isSharedDatabase } from '../initializeDatabase';
import { chainEntries, type LedgerHead } from '../../rollouts/ledger';
import type { RolloutChange, StoredRollout } from '../../rollouts/model';
import {
  type LedgerRow,
  type RolloutHeadRow,
  type RolloutRow,
  toInputRow,
  toLedgerRow,
  toRolloutRow,
} from '../../rollouts/store/rolloutRows';
import { isTurn } from '../../rollouts/store/rolloutStates';
import { writeCommands } from './writeCommands';

const HEAD: Array<keyof RolloutHeadRow> = [
  'id',
  'revision',
  'turn',
  'state',
  'step',
  'ledger_number',
  'ledger_hash',
];

/** Saves, in a transaction of the caller, those changes that were made from the present revision. */
export async function saveRollouts(
  transaction: Knex.Transaction,
  changes: RolloutChange[],
): Promise<Set<string>> {
  const heads = await lockRollouts(
    transaction,
    changes.map(({ rollout }) => rollout.id),
  );
  const written: WrittenChange[] = [];
  for (const change of changes) {
    const head = heads.get(change.rollout.id);
    if (head?.revision !== change.revision) continue;
    const revision = head.revision + 1;
    written.push({
      ...change,
      revision,
      turn: isTurn(head, change) ? revision : head.turn,
      head: { number: head.ledger_number, hash: head.ledger_hash },
    });
  }
  await writeRollouts(transaction, written);
  return new Set(written.map(({ rollout }) => rollout.id));
}

/** A change with the numbers that it gets. */
export interface WrittenChange
  extends StoredRollout,
    Pick<RolloutChange, 'input' | 'entries'> {
  /** The last entry before it. */
  head: LedgerHead;
}

/** Writes changes whatever was there before. */
export async function writeRollouts(
  transaction: Knex.Transaction,
  changes: WrittenChange[],
): Promise<void> {
  const rollouts: RolloutRow[] = [];
  const ledger: LedgerRow[] = [];
  for (const { rollout, revision, turn, head, entries } of changes) {
    const chained = chainEntries(rollout.id, { head, drafts: entries });
    const last = chained.at(-1) ?? head;
    rollouts.push(toRolloutRow({ rollout, revision, turn }, last));
    ledger.push(...chained.map(entry => toLedgerRow(rollout.id, entry)));
  }
  await upsertRows(transaction, {
    table: 'rollouts',
    key: ['id'],
    // Those that end make room for those that begin.
    rows: rollouts.sort((a, b) => a.active - b.active),
  });
  await insertRows(transaction, {
    table: 'rollout_inputs',
    rows: changes.map(change => toInputRow(change, change.revision)),
  });
  await insertRows(transaction, { table: 'rollout_ledger', rows: ledger });
  await writeCommands(
    transaction,
    changes.map(({ rollout }) => rollout),
  );
}

async function lockRollouts(
  transaction: Knex.Transaction,
  ids: string[],
): Promise<Map<string, RolloutHeadRow>> {
  const heads = new Map<string, RolloutHeadRow>();
  // In the order of ids, so that two backends never wait for each other in a ring.
  for (const chunk of chunksOf([...ids].sort())) {
    const query = transaction<RolloutHeadRow>('rollouts')
      .whereIn('id', chunk)
      .orderBy('id')
      .select(HEAD);
    if (isSharedDatabase(transaction)) query.forUpdate();
    for (const head of await query) heads.set(head.id, head);
  }
  return heads;
}
