import type { AlertRecord } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type { AlertTableRow } from '../../alerts/store/alertRows';

/** Keeps a record that differs in nothing that has a column of its own. */
export async function writeRecord(
  transaction: Knex.Transaction,
  record: AlertRecord,
): Promise<void> {
  await transaction<AlertTableRow>('alerts')
    .where('id', record.id)
    .update({ record: JSON.stringify(record) });
}
