import type { HealthState } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import { markChanged } from '../database/markChanged';
import { addRows } from '../database/addRows';
import { markMeasured } from '../database/health/markMeasured';
import { noteMinutes, sumDays } from '../database/health/rollUpCounts';
import { chunksOf, upsertRows } from '../database/upsertRows';
import { countProbes } from './countProbes';
import {
  fromStateRow,
  type HealthStateRow,
  toCountRow,
  toStateRow,
  toTransitionRow,
} from './healthRows';
import type { HealthDecision, HealthStore, KeptSince } from './HealthStore';
import {
  compareKeys,
  DAY_MS,
  HOUR_MS,
  type InstanceKey,
  keyOf,
  MINUTE_MS,
} from './model';

const COUNT_COLUMNS = ['pass', 'warn', 'fail', 'unknown', 'maintenance'];

/** A {@link HealthStore} in the plugin's database. */
export class DatabaseHealthStore implements HealthStore {
  readonly #knex: Knex;

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  static create(options: { knex: Knex }): DatabaseHealthStore {
    return new DatabaseHealthStore(options.knex);
  }

  async update(keys: InstanceKey[], decide: HealthDecision): Promise<void> {
    if (keys.length === 0) return;
    await this.#knex.transaction(async tx => {
      const current = await lockStates(tx, keys);
      const { states, transitions, probes, touched } = decide(current);
      await upsertRows(tx, {
        table: 'health_state',
        rows: [...states].sort(compareKeys).map(toStateRow),
        key: ['agent_ref', 'environment_ref'],
      });
      await markMeasured(tx, states);
      await upsertRows(tx, {
        table: 'health_transitions',
        rows: [...transitions].sort(compareKeys).map(toTransitionRow),
        key: ['agent_ref', 'environment_ref', 'at', 'to_status'],
        keep: ['from_status', 'reason'],
      });
      await addRows(tx, {
        table: 'health_counts',
        rows: countProbes(probes).map(toCountRow),
        key: ['agent_ref', 'environment_ref', 'span_ms', 'start'],
        sums: [...COUNT_COLUMNS, 'latency_sum', 'latency_count'],
        newest: 'judged_at',
      });
      await markChanged(tx, touched);
    });
  }

  async listKeys(): Promise<InstanceKey[]> {
    return this.#listKeys(query => query);
  }

  async listObservedAt(): Promise<Map<string, number>> {
    const rows: Array<
      Pick<HealthStateRow, 'agent_ref' | 'environment_ref' | 'observed_at'>
    > = await this.#knex('health_state')
      .select('agent_ref', 'environment_ref', 'observed_at')
      .whereNotNull('observed_at');
    return new Map(
      rows.map(row => [
        keyOf({ agentRef: row.agent_ref, environmentRef: row.environment_ref }),
        Number(row.observed_at),
      ]),
    );
  }

  async listStale(observedBefore: number): Promise<InstanceKey[]> {
    return this.#listKeys(query =>
      query
        .where('observed_at', '<', observedBefore)
        // One that has expired may have been seen failing since, which does not count for ever.
        .andWhere(inner =>
          inner.whereNot('cause', 'expired').orWhereNotNull('streak_count'),
        ),
    );
  }

  async remove(keys: InstanceKey[]): Promise<void> {
    if (keys.length === 0) return;
    await this.#knex.transaction(async tx => {
      for (const { agentRef, environmentRef } of [...keys].sort(compareKeys)) {
        const row = { agent_ref: agentRef, environment_ref: environmentRef };
        await tx('health_state').where(row).delete();
        await tx('agent_instances').where(row).update({ measured: 0 });
      }
      await markChanged(
        tx,
        keys.map(({ agentRef }) => agentRef),
      );
    });
  }

  async rollUp(now: number, signal?: AbortSignal): Promise<void> {
    await noteMinutes(this.#knex, now);
    signal?.throwIfAborted();
    await sumDays(this.#knex, now);
  }

  async prune(before: KeptSince, signal?: AbortSignal): Promise<void> {
    const counts = (spanMs: number, start: number) =>
      this.#knex('health_counts')
        .where('span_ms', spanMs)
        .andWhere('start', '<', start)
        .delete();
    await counts(MINUTE_MS, before.minutes);
    signal?.throwIfAborted();
    await counts(HOUR_MS, before.hours);
    signal?.throwIfAborted();
    await counts(DAY_MS, before.days);
    signal?.throwIfAborted();
    await this.#knex('health_transitions')
      .where('at', '<', before.transitions)
      .delete();
  }

  async #listKeys(
    narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<InstanceKey[]> {
    const rows: Array<Pick<HealthStateRow, 'agent_ref' | 'environment_ref'>> =
      await narrow(
        this.#knex('health_state').select('agent_ref', 'environment_ref'),
      );
    return rows.map(row => ({
      agentRef: row.agent_ref,
      environmentRef: row.environment_ref,
    }));
  }
}

/** Reads states and keeps others from changing them until the transaction ends. */
async function lockStates(
  tx: Knex.Transaction,
  keys: InstanceKey[],
): Promise<Map<string, HealthState>> {
  const wanted = new Set(keys.map(keyOf));
  const current = new Map<string, HealthState>();
  const agentRefs = [...new Set(keys.map(({ agentRef }) => agentRef))].sort();
  for (const refs of chunksOf(agentRefs)) {
    const rows: HealthStateRow[] = await tx('health_state')
      .whereIn('agent_ref', refs)
      .orderBy(['agent_ref', 'environment_ref'])
      .forUpdate();
    for (const row of rows) {
      const stored = fromStateRow(row);
      const key = keyOf(stored);
      if (wanted.has(key)) current.set(key, stored.state);
    }
  }
  return current;
}
