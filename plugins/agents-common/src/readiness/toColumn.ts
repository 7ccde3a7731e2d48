import type { CheckColumn } from '../api';
import type { Scorecard, ScorecardFact } from '../entities';
import { comparisonsOf, factReference } from './conditions/comparisonsOf';
import { describeCondition } from './conditions/describeCondition';
import { isAttestation } from './isAttestation';

type Check = Scorecard['checks'][number];

/** A check as the matrix shows it above the outcomes of the agents. */
export function toColumn(
  check: Check,
  declared: readonly ScorecardFact[],
): CheckColumn {
  const { id, title, description, level, weight } = check;
  const { effortMs, guidance, documentation } = check;
  const facts = factsOf(check);
  const signed = facts.filter(fact => isAttestation(fact, declared)).length;
  let kind: CheckColumn['kind'] = 'automatic';
  if (signed > 0) kind = signed === facts.length ? 'attestation' : 'mixed';
  return {
    id,
    title,
    ...(description !== undefined && { description }),
    level,
    weight,
    ...(effortMs !== undefined && { effortMs }),
    kind,
    facts,
    ...(guidance !== undefined && { guidance }),
    ...(documentation !== undefined && { documentation }),
    condition: describeCondition(check.condition, declared),
  };
}

/** Ids of the facts that decide whether a check passes, each once, in the order of the condition. */
export function factsOf(check: Check): string[] {
  const ids = comparisonsOf(check.condition).flatMap(({ fact, value }) => {
    const reference = factReference(value);
    return reference ? [fact, reference.fact] : [fact];
  });
  return [...new Set(ids)];
}
