import type { Knex } from 'knex';
import { insertRows } from './upsertRows';

/**
 * Notes, in the transaction that changes agents, that their rows in the fleet have to follow: a
 * process that dies between the two leaves the note for the next.
 */
export async function markChanged(
  transaction: Knex.Transaction,
  agentRefs: Iterable<string>,
): Promise<void> {
  await insertRows(transaction, {
    table: 'changed_agents',
    rows: [...new Set(agentRefs)].map(ref => ({ agent_ref: ref })),
  });
}

/** As {@link markChanged}, of all agents. */
export async function markAllChanged(
  transaction: Knex.Transaction,
): Promise<void> {
  await transaction
    .from(transaction.raw('?? (??)', ['changed_agents', 'agent_ref']))
    .insert(transaction('agents').select('ref'));
}
