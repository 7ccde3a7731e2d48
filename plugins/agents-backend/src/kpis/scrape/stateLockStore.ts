import type { Knex } from 'knex';
import { isSharedDatabase } from '../../database/initializeDatabase';
import { chunksOf } from '../../database/upsertRows';
import { type InstanceKey, instanceName } from './model';
import type { StateRow } from './scrapeRows';

const KEY = ['agent_ref', 'environment_ref'];
const ROWS_PER_STATEMENT = 500;

/** What is stored of instances, and held until the transaction ends. */
export interface LockedStates {
  /** Of all instances of the agents. */
  rows: StateRow[];
  /** Instances of which nothing was stored: an empty row holds their place until it is filled. */
  placed: InstanceKey[];
}

/**
 * Reads the states of the agents of instances, so that no other process changes them before the
 * transaction ends. A row that is not there cannot be locked: of two first readings at the same time
 * the later would undo what the earlier kept, so each first puts an empty row in its place, for which
 * the other waits.
 *
 * SQLite has one writer, so nothing has to hold a place there.
 */
export async function lockStates(
  transaction: Knex.Transaction,
  keys: InstanceKey[],
): Promise<LockedStates> {
  const refs = [...new Set(keys.map(key => key.agentRef))].sort();
  const placed = isSharedDatabase(transaction)
    ? await placeRows(transaction, keys, refs)
    : [];
  const isPlaced = new Set(placed.map(instanceName));
  const rows: StateRow[] = await transaction('scrape_state')
    .whereIn('agent_ref', refs)
    .orderBy(KEY)
    .forUpdate();
  return { rows: rows.filter(row => !isPlaced.has(nameOfRow(row))), placed };
}

/** Takes away the empty rows that were not filled. */
export async function removePlaced(
  transaction: Knex.Transaction,
  placed: InstanceKey[],
): Promise<void> {
  for (const chunk of chunksOf(placed, ROWS_PER_STATEMENT)) {
    await transaction('scrape_state')
      .whereIn(
        KEY,
        chunk.map(key => [key.agentRef, key.environmentRef]),
      )
      .del();
  }
}

async function placeRows(
  transaction: Knex.Transaction,
  keys: InstanceKey[],
  refs: string[],
): Promise<InstanceKey[]> {
  const known: StateRow[] = await transaction('scrape_state')
    .whereIn('agent_ref', refs)
    .select(KEY);
  const missing = new Map(keys.map(key => [instanceName(key), key]));
  for (const row of known) missing.delete(nameOfRow(row));
  // In one order everywhere, so that no two wait for each other.
  const names = [...missing.keys()].sort();
  const placed: InstanceKey[] = [];
  for (const chunk of chunksOf(names, ROWS_PER_STATEMENT)) {
    const rows: StateRow[] = await transaction('scrape_state')
      .insert(chunk.map(name => toEmptyRow(missing.get(name)!)))
      .onConflict(KEY)
      .ignore()
      .returning(KEY);
    placed.push(...rows.map(toKey));
  }
  return placed;
}

function toEmptyRow({ agentRef, environmentRef }: InstanceKey) {
  return {
    agent_ref: agentRef,
    environment_ref: environmentRef,
    ok: false,
    at: 0,
    rejected: 0,
    problems: '[]',
    readings: '{}',
  };
}

function toKey(row: StateRow): InstanceKey {
  return { agentRef: row.agent_ref, environmentRef: row.environment_ref };
}

function nameOfRow(row: StateRow): string {
  return instanceName(toKey(row));
}
