import type { ExternalSignal } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { upsertRows } from '../../database/upsertRows';
import { whereAmong } from '../../database/whereAmong';
import { withLock } from '../../database/withLock';
import {
  type AlertSignalStore,
  atTime,
  ENDED_LISTED_MS,
  lastHeard,
  type SignalAnswer,
  type SignalLimits,
  type StoredSignal,
} from './AlertSignalStore';
import { takeSignals } from './takeSignals';

interface SignalRow {
  source: string;
  fingerprint: string;
  labels: string;
  annotations: string;
  starts_at: number;
  received_at: number;
  ends_at: number | null;
  generator_url: string | null;
  agent_ref: string | null;
  environment_ref: string | null;
  stage: ExternalSignal['stage'] | null;
  expires_at: number;
}

const LOCK = 'agents-alert-signals';

/** Keeps signals in the plugin's database. */
export class DatabaseAlertSignalStore implements AlertSignalStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseAlertSignalStore {
    return new DatabaseAlertSignalStore(options.knex);
  }

  async receive(
    signals: StoredSignal[],
    limits: SignalLimits,
  ): Promise<SignalAnswer[]> {
    if (signals.length === 0) return [];
    // Two notifications at the same time are taken one after the other, so that none undoes another.
    return withLock(this.#knex, LOCK, connection =>
      connection.transaction(async transaction => {
        const table = () => transaction<SignalRow>('alert_signals');
        const { receivedAt } = signals[0];
        const counts = await makeRoom(transaction, signals, limits);
        const rows = await whereAmong(
          table(),
          'fingerprint',
          signals.map(({ fingerprint }) => fingerprint),
        );
        const firing = await table()
          .whereNull('ends_at')
          .where('expires_at', '>', receivedAt)
          .count({ count: '*' });
        const { answers, put } = takeSignals(
          signals,
          { kept: rows.map(fromRow), firing: Number(firing[0].count), counts },
          limits,
        );
        await upsertRows(transaction, {
          table: 'alert_signals',
          key: ['source', 'fingerprint'],
          rows: put.map(toRow),
        });
        return answers;
      }),
    );
  }

  async listSignals(now: number): Promise<ExternalSignal[]> {
    const since = now - ENDED_LISTED_MS;
    const rows = await this.#knex<SignalRow>('alert_signals')
      .where('ends_at', '>=', since)
      .orWhere(one =>
        one.whereNull('ends_at').andWhere('expires_at', '>=', since),
      )
      .orderBy(['source', 'fingerprint']);
    return rows.map(row => atTime(fromRow(row), now));
  }

  async getLastHeard(alertname: string): Promise<number | undefined> {
    // Narrows it down only: which labels they are is for who reads them to say.
    const part = `"alertname":${JSON.stringify(alertname)}`;
    const rows = await this.#knex<SignalRow>('alert_signals').whereRaw(
      "?? like ? escape '!'",
      ['labels', `%${part.replace(/[!%_]/g, '!$&')}%`],
    );
    return lastHeard(rows.map(fromRow), alertname);
  }

  async prune(before: number): Promise<void> {
    await removeOver(this.#knex, before);
  }
}

/** How many signals are kept by source, once those that matter no more have made room. */
async function makeRoom(
  transaction: Knex.Transaction,
  signals: StoredSignal[],
  limits: SignalLimits,
): Promise<Map<string, number>> {
  const counts = await countSources(transaction);
  const isTight = signals.some(
    ({ source }) => (counts.get(source) ?? 0) + signals.length > limits.kept,
  );
  if (!isTight) return counts;
  await removeOver(transaction, signals[0].receivedAt - ENDED_LISTED_MS);
  return countSources(transaction);
}

async function countSources(knex: Knex): Promise<Map<string, number>> {
  const rows: Array<{ source: string; count: number | string }> = await knex(
    'alert_signals',
  )
    .groupBy('source')
    .select('source')
    .count({ count: '*' });
  return new Map(rows.map(({ source, count }) => [source, Number(count)]));
}

async function removeOver(knex: Knex, before: number): Promise<void> {
  await knex('alert_signals')
    .where('ends_at', '<', before)
    .orWhere(one =>
      one.whereNull('ends_at').andWhere('expires_at', '<', before),
    )
    .del();
}

function toRow(signal: StoredSignal): SignalRow {
  return {
    source: signal.source,
    fingerprint: signal.fingerprint,
    labels: JSON.stringify(signal.labels),
    annotations: JSON.stringify(signal.annotations),
    starts_at: signal.startsAt,
    received_at: signal.receivedAt,
    ends_at: signal.endsAt ?? null,
    generator_url: signal.generatorUrl ?? null,
    agent_ref: signal.agentRef ?? null,
    environment_ref: signal.environmentRef ?? null,
    stage: signal.stage ?? null,
    expires_at: signal.expiresAt,
  };
}

function fromRow(row: SignalRow): StoredSignal {
  return {
    source: row.source,
    fingerprint: row.fingerprint,
    labels: JSON.parse(row.labels),
    annotations: JSON.parse(row.annotations),
    startsAt: Number(row.starts_at),
    receivedAt: Number(row.received_at),
    expiresAt: Number(row.expires_at),
    ...(row.ends_at !== null && { endsAt: Number(row.ends_at) }),
    ...(row.generator_url !== null && { generatorUrl: row.generator_url }),
    ...(row.agent_ref !== null && { agentRef: row.agent_ref }),
    ...(row.environment_ref !== null && {
      environmentRef: row.environment_ref,
    }),
    ...(row.stage !== null && { stage: row.stage }),
  };
}
