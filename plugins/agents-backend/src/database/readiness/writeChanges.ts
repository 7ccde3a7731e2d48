import type { Knex } from 'knex';
import { markChanged } from '../markChanged';
import { chunksOf, upsertRows } from '../upsertRows';
import {
  toResultRow,
  toTransitionRow,
  writeFacts,
} from '../../readiness/results/readinessRows';
import type { ReadinessChanges } from '../../readiness/results/ReadinessStore';

/** Pairs looked up in one statement: within what either engine takes. */
const PAIRS_PER_STATEMENT = 500;

/** Writes what an evaluation changed, in a transaction of the caller. */
export async function writeChanges(
  transaction: Knex.Transaction,
  changes: ReadinessChanges,
): Promise<void> {
  const { results, facts, remove, gone, transitions, touched } = changes;
  for (const chunk of chunksOf(remove, PAIRS_PER_STATEMENT)) {
    await transaction('readiness_results')
      .whereIn(
        ['scorecard_ref', 'agent_ref'],
        chunk.map(({ scorecardRef, agentRef }) => [scorecardRef, agentRef]),
      )
      .del();
  }
  for (const refs of chunksOf(gone)) {
    for (const table of ['readiness_results', 'fact_sets', 'scorecard_grace']) {
      await transaction(table).whereIn('agent_ref', refs).del();
    }
  }
  await upsertRows(transaction, {
    table: 'readiness_results',
    key: ['scorecard_ref', 'agent_ref'],
    rows: results.map(toResultRow),
  });
  await upsertRows(transaction, {
    table: 'readiness_days',
    key: ['scorecard_ref', 'agent_ref', 'day'],
    rows: results.map(({ scorecardRef, agentRef, day, evaluation }) => ({
      scorecard_ref: scorecardRef,
      agent_ref: agentRef,
      day,
      rank: evaluation.rank,
      score: evaluation.score ?? null,
    })),
  });
  const factRows = facts.map(one => ({
    agent_ref: one.agentRef,
    day: one.day,
    facts: writeFacts(one.facts),
    seen_at: one.seenAt ?? null,
  }));
  await upsertRows(transaction, {
    table: 'fact_sets',
    key: ['agent_ref'],
    rows: factRows,
  });
  await upsertRows(transaction, {
    table: 'fact_days',
    key: ['agent_ref', 'day'],
    rows: factRows,
  });
  await upsertRows(transaction, {
    table: 'readiness_transitions',
    key: ['agent_ref', 'at', 'scorecard_ref'],
    rows: transitions.map(toTransitionRow),
  });
  await markChanged(transaction, touched);
}
