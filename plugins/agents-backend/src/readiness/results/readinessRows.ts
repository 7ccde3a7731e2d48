import type { Fact, FactSet } from '@agent-portal/plugin-agents-common';
import type { EvaluatedResult, ReadinessTransition } from './ReadinessStore';

/** A row of the table `readiness_results`. */
export interface ResultRow {
  scorecard_ref: string;
  agent_ref: string;
  version: string;
  fingerprint: string;
  day: string;
  outcomes: string;
  rank: number;
  /** SQLite has 0 and 1. */
  graced: boolean | number;
  score: number | null;
  passed: number;
  known: number;
  applicable: number;
  exempt: number;
  due_at: number | null;
  since: number;
  evaluated_at: number;
}

/** A result as its row. */
export function toResultRow(result: EvaluatedResult): ResultRow {
  const { evaluation } = result;
  return {
    scorecard_ref: result.scorecardRef,
    agent_ref: result.agentRef,
    version: result.version,
    fingerprint: result.fingerprint,
    day: result.day,
    outcomes: evaluation.outcomes,
    rank: evaluation.rank,
    graced: evaluation.graced,
    score: evaluation.score ?? null,
    passed: evaluation.passed,
    known: evaluation.known,
    applicable: evaluation.applicable,
    exempt: evaluation.exempt,
    due_at: evaluation.dueAt ?? null,
    since: result.since,
    evaluated_at: result.evaluatedAt,
  };
}

/** A row as its result. */
export function fromResultRow(row: ResultRow): EvaluatedResult {
  return {
    scorecardRef: row.scorecard_ref,
    agentRef: row.agent_ref,
    version: row.version,
    fingerprint: row.fingerprint,
    day: row.day,
    since: Number(row.since),
    evaluatedAt: Number(row.evaluated_at),
    evaluation: {
      outcomes: row.outcomes,
      rank: row.rank,
      graced: Boolean(row.graced),
      ...(row.score !== null && { score: Number(row.score) }),
      passed: row.passed,
      known: row.known,
      applicable: row.applicable,
      exempt: row.exempt,
      ...(row.due_at !== null && { dueAt: Number(row.due_at) }),
    },
  };
}

/** A transition as its row. */
export function toTransitionRow(one: ReadinessTransition) {
  return {
    agent_ref: one.agentRef,
    at: one.at,
    scorecard_ref: one.scorecardRef,
    from_level: one.fromLevel,
    to_level: one.toLevel,
    from_rank: one.fromRank,
    to_rank: one.toRank,
    text: one.text,
  };
}

/** A row as its transition. */
export function fromTransitionRow(
  row: ReturnType<typeof toTransitionRow>,
): ReadinessTransition {
  return {
    agentRef: row.agent_ref,
    scorecardRef: row.scorecard_ref,
    at: Number(row.at),
    fromRank: row.from_rank,
    toRank: row.to_rank,
    fromLevel: row.from_level,
    toLevel: row.to_level,
    text: row.text,
  };
}

/** Facts as text. */
export function writeFacts(facts: FactSet): string {
  return JSON.stringify([...facts]);
}

/** Text as facts. */
export function readFacts(text: string): Map<string, Fact> {
  return new Map(JSON.parse(text));
}

/** The last millisecond of a UTC day. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T23:59:59.999Z`);
}
