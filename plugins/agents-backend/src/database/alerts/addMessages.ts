import type { AlertMessage } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { insertAll } from '../upsertRows';

/** How long a message waits for others to the same recipients. */
export const GROUP_WAIT_MS = 3_000;

/** A row of `alert_messages`. */
export interface AlertMessageRow {
  key: string;
  alert_id: string;
  channel: string;
  recipients: string;
  event: AlertMessage['event'];
  severity: AlertMessage['severity'];
  created_at: number;
  state: 'pending' | 'sent' | 'failed' | 'skipped';
  due_at: number;
  attempts: number;
  batch: string | null;
  progress: string | null;
  told: string | null;
  settled_at: number | null;
  problem: string | null;
}

/**
 * Adds what alerts have people told, in the transaction that changes the alerts: so neither is
 * there without the other. A message whose key is there already is left as it is.
 */
export async function addMessages(
  connection: Knex | Knex.Transaction,
  messages: readonly AlertMessage[],
): Promise<void> {
  const byKey = new Map(messages.map(message => [message.key, message]));
  if (byKey.size === 0) return;
  await insertAll(connection, {
    table: 'alert_messages',
    rows: [...byKey.values()].map(toRow),
    conflict: { sql: 'on conflict (??) do nothing', names: ['key'] },
  });
}

function toRow(
  message: AlertMessage,
): Omit<
  AlertMessageRow,
  'batch' | 'progress' | 'told' | 'settled_at' | 'problem'
> {
  return {
    key: message.key,
    alert_id: message.alertId,
    channel: message.channel,
    recipients: JSON.stringify(message.to),
    event: message.event,
    severity: message.severity,
    created_at: message.at,
    state: 'pending',
    due_at: message.at + GROUP_WAIT_MS,
    attempts: 0,
  };
}
