import { isDeepStrictEqual } from 'node:util';
import {
  type EvaluationContext,
  type Fact,
  type FactSet,
  isKnownFact,
  type ScorecardEvaluation,
} from '@agent-portal/plugin-agents-common';
import type { ExemptionInForce } from '../model';
import type {
  EvaluatedResult,
  ReadinessChanges,
  StoredFacts,
} from '../results/ReadinessStore';
import type { RegisteredScorecard } from '../scorecards';
import { describeTransition, levelTitle } from './describeTransition';

/**
 * How old the time may be, ms, at which stored facts were looked at last. That they only became
 * newer is stored no more often than this: it concerns nobody but simulations of past days.
 */
const SEEN_MS = 3_600_000;

/** What agents are judged by. */
export type Evidence = {
  scorecards: RegisteredScorecard[];
  facts: ReadonlyMap<string, FactSet>;
  exemptions: ExemptionInForce[];
  /** Levels that agents keep, by scorecard and agent. */
  holders: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Ms since 1970 in UTC. */
  now: number;
};

/** The circumstances under which each agent is judged on each scorecard. */
export function createContexts({
  exemptions,
  holders,
  now,
}: Omit<Evidence, 'facts' | 'scorecards'>): (
  agentRef: string,
  registered: RegisteredScorecard,
) => EvaluationContext {
  const exempt = new Map<string, Map<string, number>>();
  for (const one of exemptions) {
    const key = `${one.scorecardRef} ${one.agentRef}`;
    const checks = exempt.get(key) ?? new Map();
    exempt.set(key, checks.set(one.checkId, one.expiresAt));
  }
  return (agentRef, { scorecard, graceUntil }) => {
    const { entityRef } = scorecard;
    const rank = holders.get(entityRef)?.get(agentRef);
    return {
      now,
      exempt: exempt.get(`${entityRef} ${agentRef}`),
      ...(rank !== undefined &&
        graceUntil !== undefined &&
        graceUntil > now && {
          grace: { rank },
        }),
    };
  };
}

/** Judges agents anew and says what that changes of what is stored. */
export function settleResults(
  evidence: Evidence,
  stored: { results: EvaluatedResult[]; facts: Map<string, StoredFacts> },
): ReadinessChanges {
  const { scorecards, facts, now } = evidence;
  const contextOf = createContexts(evidence);
  const day = dayOf(now);
  const known = new Map(stored.results.map(one => [keyOf(one), one]));
  const changes: ReadinessChanges = {
    results: [],
    facts: [],
    remove: [],
    gone: [],
    transitions: [],
    touched: [],
  };
  const touched = new Set<string>();
  for (const [agentRef, found] of facts) {
    const last = stored.facts.get(agentRef);
    if (
      last?.day !== day ||
      now - (last.seenAt ?? -Infinity) >= SEEN_MS ||
      !saysTheSame(found, last.facts)
    ) {
      changes.facts.push({ agentRef, day, facts: found, seenAt: now });
    }
    for (const registered of scorecards) {
      const { compiled, scorecard, fingerprint } = registered;
      if (compiled.appliesTo(found, now) === false) continue;
      const evaluation = compiled.evaluate(
        found,
        contextOf(agentRef, registered),
      );
      const key = `${scorecard.entityRef} ${agentRef}`;
      const before = known.get(key);
      known.delete(key);
      const isOther =
        before?.fingerprint !== fingerprint ||
        !isDeepStrictEqual(
          withoutDue(evaluation),
          withoutDue(before.evaluation),
        );
      if (isOther) touched.add(agentRef);
      if (
        !isOther &&
        before.day === day &&
        !isDueEarlier(evaluation, before, now)
      ) {
        continue;
      }
      const isMoved = before?.evaluation.rank !== evaluation.rank;
      changes.results.push({
        agentRef,
        scorecardRef: scorecard.entityRef,
        version: scorecard.version,
        fingerprint,
        day,
        evaluation,
        since: before && !isMoved ? before.since : now,
        evaluatedAt: isOther ? now : before.evaluatedAt,
      });
      if (before && isMoved) {
        const from = before.evaluation.rank;
        changes.transitions.push({
          agentRef,
          scorecardRef: scorecard.entityRef,
          at: now,
          fromRank: from,
          toRank: evaluation.rank,
          fromLevel: levelTitle(compiled, from),
          toLevel: levelTitle(compiled, evaluation.rank),
          text: describeTransition({
            compiled,
            from,
            evaluation,
            isOtherVersion: before.fingerprint !== fingerprint,
          }),
        });
      }
    }
  }
  for (const { agentRef, scorecardRef } of known.values()) {
    changes.remove.push({ agentRef, scorecardRef });
    touched.add(agentRef);
  }
  changes.touched = [...touched];
  return changes;
}

/** The UTC day of a time, such as `2026-11-22`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

function keyOf(one: EvaluatedResult): string {
  return `${one.scorecardRef} ${one.agentRef}`;
}

function withoutDue({ dueAt, ...rest }: ScorecardEvaluation) {
  return rest;
}

/** One that is due later is found out when the time that is noted has come. */
function isDueEarlier(
  { dueAt = Number.POSITIVE_INFINITY }: ScorecardEvaluation,
  { evaluation: { dueAt: noted = Number.POSITIVE_INFINITY } }: EvaluatedResult,
  now: number,
): boolean {
  return dueAt < noted || noted <= now;
}

/** Whether facts differ in nothing but in being newer. */
function saysTheSame(a: FactSet, b: FactSet): boolean {
  if (a.size !== b.size) return false;
  for (const [id, fact] of a) {
    const other = b.get(id);
    if (!other || !isDeepStrictEqual(timeless(fact), timeless(other))) {
      return false;
    }
  }
  return true;
}

function timeless(fact: Fact) {
  // As it reads back from the store, where an absent value leaves no key.
  return JSON.parse(
    JSON.stringify(isKnownFact(fact) ? { ...fact, at: undefined } : fact),
  );
}
