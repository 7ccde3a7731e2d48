import type {
  AlertDelivery,
  AlertMessage,
} from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { isSqlite } from '../../database/isSqlite';
import { whereAmong } from '../../database/whereAmong';
import {
  addMessages,
  type AlertMessageRow,
} from '../../database/alerts/addMessages';
import type {
  AlertMessageOutcome,
  AlertMessageStore,
  DueAlertMessage,
} from './AlertMessageStore';

const MOST_DELIVERIES = 100;

/** Keeps messages in the plugin's database. */
export class DatabaseAlertMessageStore implements AlertMessageStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAlertMessageStore {
    return new DatabaseAlertMessageStore(options.knex);
  }

  async add(messages: readonly AlertMessage[]): Promise<void> {
    await addMessages(this.#knex, messages);
  }

  async claim(options: {
    now: number;
    leaseMs: number;
    limit: number;
  }): Promise<DueAlertMessage[]> {
    const { now, leaseMs, limit } = options;
    return this.#knex.transaction(async transaction => {
      const due = transaction<AlertMessageRow>('alert_messages')
        .where('state', 'pending')
        .where('due_at', '<=', now)
        .orderBy(['severity', 'created_at', 'key'])
        .limit(limit);
      // Two senders at once each take what the other has not; SQLite has one process.
      if (!isSqlite(transaction)) due.forUpdate().skipLocked();
      const rows = await due;
      const keys = rows.map(({ key }) => key);
      if (keys.length > 0) {
        await whereAmong(transaction('alert_messages'), 'key', keys).update({
          due_at: now + leaseMs,
          attempts: transaction.raw('?? + 1', ['attempts']),
        });
      }
      return rows.map(toDue);
    });
  }

  async setBatch(keys: string[], batch: string): Promise<void> {
    await this.#among(keys).update({ batch });
  }

  async settle(
    keys: string[],
    outcome: AlertMessageOutcome,
    at: number,
  ): Promise<void> {
    const { state, problem } = outcome;
    await this.#among(keys).update(
      outcome.state === 'pending'
        ? {
            problem,
            due_at: outcome.dueAt,
            ...(outcome.progress && {
              progress: JSON.stringify(outcome.progress),
            }),
          }
        : {
            state,
            settled_at: at,
            problem: problem ?? null,
            told: outcome.told ? JSON.stringify(outcome.told) : null,
          },
    );
  }

  async listDeliveries(alertId: string): Promise<AlertDelivery[]> {
    const rows = await this.#table()
      .where('alert_id', alertId)
      .orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'key', order: 'asc' },
      ])
      .limit(MOST_DELIVERIES);
    return rows.map(toDelivery);
  }

  async listTold(channel: string, since: number): Promise<string[]> {
    const rows = await this.#table()
      .where({ channel, state: 'sent' })
      .groupBy('alert_id')
      .havingRaw('max(??) >= ?', ['created_at', since])
      .havingRaw(
        'max(case when ?? = ? then -1 else ?? end) > max(case when ?? = ? then ?? else -1 end)',
        [
          ...['event', 'resolved', 'created_at'],
          ...['event', 'resolved', 'created_at'],
        ],
      )
      .orderBy('alert_id')
      .select('alert_id');
    return rows.map(row => row.alert_id);
  }

  async prune(before: number): Promise<void> {
    await this.#table().where('created_at', '<', before).del();
  }

  #table(): Knex.QueryBuilder<AlertMessageRow, AlertMessageRow[]> {
    return this.#knex<AlertMessageRow>('alert_messages');
  }

  #among(keys: string[]): Knex.QueryBuilder {
    return whereAmong(this.#table(), 'key', keys);
  }
}

function toDue(row: AlertMessageRow): DueAlertMessage {
  return {
    alertId: row.alert_id,
    key: row.key,
    channel: row.channel,
    to: JSON.parse(row.recipients),
    event: row.event,
    severity: row.severity,
    at: Number(row.created_at),
    attempts: row.attempts,
    batch: row.batch ?? undefined,
    progress: row.progress === null ? [] : JSON.parse(row.progress),
  };
}

function toDelivery(row: AlertMessageRow): AlertDelivery {
  const settledAt = Number(row.settled_at ?? row.created_at);
  return {
    channel: row.channel,
    to: JSON.parse(row.told ?? row.recipients),
    state: row.state,
    at: new Date(settledAt).toISOString(),
    attempts: row.attempts,
    ...(row.problem !== null && { problem: row.problem }),
  };
}
