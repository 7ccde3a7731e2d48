import type {
  AlertEventRecord,
  AlertMessage,
  AlertOperationResult,
  AlertRecord,
  AlertStepResult,
} from '@agent-portal/plugin-agents-common';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  addAlertEvents,
  refreshAlerts,
  writeAlerts,
  writeTold,
} from '../../database/alerts/writeAlerts';
import { upsertRows } from '../../database/upsertRows';
import { withLock } from '../../database/withLock';
import type { AlertRun, AlertStepInput, AlertStore } from '../model';
import { fromSilenceRow, type SilenceRow } from '../silences/silenceRows';
import {
  type AlertEventRow,
  type AlertRunRow,
  type AlertTableRow,
  fromAlertRow,
  fromEventRow,
  fromRunRow,
} from './alertRows';
import { isOlderRun, RECENT_MS } from './stepWindow';
import { refuseRevision } from './refuseRevision';
import { withTold } from './withTold';
import { writeRecord } from '../../database/alerts/writeRecord';

const LOCK = 'agents.alerts';
const RUN = 'evaluation';
/** Alerts removed in one transaction. */
const PRUNED_AT_ONCE = 500;

/** Writes what is to be told into the transaction that makes it so. */
export type AddAlertMessages = (
  transaction: Knex.Transaction,
  messages: readonly AlertMessage[],
) => Promise<void>;

/** Keeps alerts in the plugin's database. */
export class DatabaseAlertStore implements AlertStore {
  readonly #knex: Knex;
  readonly #addMessages: AddAlertMessages;

  private constructor(options: { knex: Knex; addMessages: AddAlertMessages }) {
    this.#knex = options.knex;
    this.#addMessages = options.addMessages;
  }

  static create(options: {
    knex: Knex;
    addMessages: AddAlertMessages;
  }): DatabaseAlertStore {
    return new DatabaseAlertStore(options);
  }

  async update(options: {
    run: Omit<AlertRun, 'dueAt'>;
    step: (input: AlertStepInput) => AlertStepResult;
  }): Promise<AlertStepResult | undefined> {
    const { run, step } = options;
    return this.#exclusively(async transaction => {
      if (isOlderRun(run, await readRun(transaction))) return undefined;
      const result = step(await readInput(transaction, run.evaluatedAt));
      await this.#write(transaction, { ...result, records: result.changed });
      await refreshAlerts(transaction, result.refreshed);
      await upsertRows<AlertRunRow>(transaction, {
        table: 'alert_runs',
        key: ['id'],
        rows: [
          {
            id: RUN,
            evaluated_at: run.evaluatedAt,
            due_at: result.dueAt ?? null,
            unknown_kinds: JSON.stringify(run.unknown),
          },
        ],
      });
      return result;
    });
  }

  async operate(options: {
    id: string;
    revision: number;
    change: (record: AlertRecord) => AlertOperationResult;
  }): Promise<AlertOperationResult> {
    const { id, revision, change } = options;
    return this.#exclusively(async transaction => {
      const record = await readAlert(transaction, id);
      if (!record) throw new NotFoundError(`There is no alert ${id}`);
      if (record.situation !== revision) {
        throw new ConflictError(refuseRevision(record, revision));
      }
      const changed = change(record);
      await this.#write(transaction, { ...changed, records: [changed.alert] });
      return changed;
    });
  }

  async noteTold(id: string, refs: string[]): Promise<void> {
    await this.#exclusively(async transaction => {
      const record = await readAlert(transaction, id);
      if (!record) return;
      const unknown = refs.filter(ref => !record.told.includes(ref));
      await writeRecord(transaction, withTold(record, refs));
      if (unknown.length > 0) {
        await writeTold(transaction, [{ id, told: unknown }]);
      }
    });
  }

  async noteUnreached(id: string, problem: string): Promise<void> {
    await this.#exclusively(async transaction => {
      const record = await readAlert(transaction, id);
      if (record) {
        await writeRecord(transaction, { ...record, unreached: problem });
      }
    });
  }

  async addEvents(events: AlertEventRecord[]): Promise<void> {
    await this.#knex.transaction(transaction =>
      addAlertEvents(transaction, events),
    );
  }

  async get(id: string): Promise<AlertRecord | undefined> {
    return readAlert(this.#knex, id);
  }

  async listUnresolved(): Promise<AlertRecord[]> {
    const rows = await this.#knex<AlertTableRow>('alerts')
      .whereIn('state', ['open', 'acknowledged'])
      .orderBy(['opened_at', 'id'])
      .select('record');
    return rows.map(fromAlertRow);
  }

  async listEvents(id: string, limit: number): Promise<AlertEventRecord[]> {
    const rows: AlertEventRow[] = await this.#knex('alert_events')
      .where('alert_id', id)
      .orderBy([
        { column: 'at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(limit);
    return rows.map(fromEventRow);
  }

  async getLastRun(): Promise<AlertRun | undefined> {
    return readRun(this.#knex);
  }

  async prune(options: {
    before: number;
    neverRaisedBefore: number;
  }): Promise<number> {
    let pruned = 0;
    for (;;) {
      const ids: string[] = await this.#knex('alerts')
        .where('resolved_at', '<', options.before)
        .orWhere(inner =>
          inner
            .whereNull('opened_at')
            .where('resolved_at', '<', options.neverRaisedBefore),
        )
        .orderBy(['resolved_at', 'id'])
        .limit(PRUNED_AT_ONCE)
        .pluck('id');
      if (ids.length === 0) return pruned;
      await this.#knex.transaction(async transaction => {
        for (const table of ['alert_events', 'alert_told', 'alert_agents']) {
          await transaction(table).whereIn('alert_id', ids).del();
        }
        await transaction('alerts').whereIn('id', ids).del();
      });
      pruned += ids.length;
    }
  }

  /** Nobody else changes alerts meanwhile, and all of it is written or none. */
  async #exclusively<T>(
    work: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    return withLock(this.#knex, LOCK, connection =>
      connection.transaction(work),
    );
  }

  async #write(
    transaction: Knex.Transaction,
    change: Pick<AlertOperationResult, 'events' | 'messages'> & {
      records: AlertRecord[];
    },
  ): Promise<void> {
    await writeAlerts(transaction, change.records);
    await addAlertEvents(transaction, change.events);
    if (change.messages.length > 0) {
      await this.#addMessages(transaction, change.messages);
    }
  }
}

async function readRun(knex: Knex): Promise<AlertRun | undefined> {
  const row: AlertRunRow | undefined = await knex('alert_runs')
    .where('id', RUN)
    .first();
  return row && fromRunRow(row);
}

async function readAlert(
  knex: Knex,
  id: string,
): Promise<AlertRecord | undefined> {
  const row = await knex<AlertTableRow>('alerts')
    .where('id', id)
    .whereNot('state', 'pending')
    .whereNotNull('opened_at')
    .first('record');
  return row && fromAlertRow(row);
}

async function readInput(knex: Knex, now: number): Promise<AlertStepInput> {
  const rows = await knex<AlertTableRow>('alerts')
    .where('resolved_at', '>=', now - RECENT_MS)
    .orWhereIn('state', ['pending', 'open', 'acknowledged'])
    .orderBy('id')
    .select('record');
  const silences: SilenceRow[] = await knex('alert_silences')
    .where('ends_at', '>', now)
    .whereNull('ended_at')
    .orderBy('id');
  return {
    alerts: rows.map(fromAlertRow),
    silences: silences.map(fromSilenceRow),
  };
}
