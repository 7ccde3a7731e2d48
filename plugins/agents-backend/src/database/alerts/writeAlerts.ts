import type {
  AlertEventRecord,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { toAlertRow, toEventRow } from '../../alerts/store/alertRows';
import { markChanged } from '../markChanged';
import { chunksOf, insertRows, upsertRows } from '../upsertRows';

/**
 * Writes alerts as they are now, with whom they concern, in a transaction of the caller; the rows of
 * those agents in the fleet follow.
 */
export async function writeAlerts(
  transaction: Knex.Transaction,
  records: AlertRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const touched = new Set<string>();
  for (const ids of chunksOf(records.map(({ id }) => id))) {
    const before: string[] = await transaction('alert_agents')
      .whereIn('alert_id', ids)
      .pluck('agent_ref');
    for (const ref of before) touched.add(ref);
    await transaction('alert_agents').whereIn('alert_id', ids).del();
  }
  await upsertRows(transaction, {
    table: 'alerts',
    key: ['id'],
    // Those that end make room for those that begin.
    rows: records
      .map(toAlertRow)
      .sort(
        (a, b) =>
          Number(b.state === 'resolved') - Number(a.state === 'resolved'),
      ),
  });
  await insertRows(transaction, {
    table: 'alert_agents',
    rows: records.flatMap(({ id, condition }) =>
      [...new Set(condition.agents.map(({ ref }) => ref))].map(ref => ({
        alert_id: id,
        agent_ref: ref,
      })),
    ),
  });
  await writeTold(transaction, records);
  for (const { condition } of records) {
    for (const { ref } of condition.agents) touched.add(ref);
  }
  await markChanged(transaction, touched);
}

/** Notes that alerts are still as they were. */
export async function refreshAlerts(
  transaction: Knex.Transaction,
  records: AlertRecord[],
): Promise<void> {
  await upsertRows(transaction, {
    table: 'alerts',
    key: ['id'],
    rows: records.map(toAlertRow),
  });
}

/** Notes who was told of alerts. */
export async function writeTold(
  transaction: Knex.Transaction,
  records: Array<Pick<AlertRecord, 'id' | 'told'>>,
): Promise<void> {
  await upsertRows(transaction, {
    table: 'alert_told',
    key: ['alert_id', 'ref'],
    rows: records.flatMap(({ id, told }) =>
      [...new Set(told)].map(ref => ({ alert_id: id, ref })),
    ),
  });
}

/** Adds what happened, in its order. */
export async function addAlertEvents(
  transaction: Knex.Transaction,
  events: AlertEventRecord[],
): Promise<void> {
  await insertRows(transaction, {
    table: 'alert_events',
    rows: events.map(toEventRow),
  });
}
