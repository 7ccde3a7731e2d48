import type {
  CompiledScorecard,
  EvaluationContext,
  FactSet,
  Simulation,
} from '@agent-portal/plugin-agents-common';
import { toTime } from '../workflow/toTime';

/** A promotion that the gate let pass. */
export interface Promotion {
  /** Ms. */
  at: number;
  agentRef: string;
  environmentRef: string;
  releaseVersion?: string;
}

/** Promotions that the gates of a draft would have held back, by the facts of their time. */
export function listBlocked(options: {
  draft: CompiledScorecard;
  facts: ReadonlyMap<string, FactSet>;
  promotions: Promotion[];
  contextOf: (agentRef: string) => EvaluationContext;
}): Simulation['blocked'] {
  const { draft, facts, contextOf } = options;
  const blocked: Simulation['blocked'] = [];
  for (const promotion of options.promotions) {
    const { agentRef, environmentRef } = promotion;
    const known = facts.get(agentRef);
    const required = requiredRank(draft, environmentRef);
    // Of an agent without facts that day nobody can say what the draft would have said.
    if (!known || required === 0) continue;
    const context = contextOf(agentRef);
    if (draft.appliesTo(known, context.now) === false) continue;
    const { rank, outcomes } = draft.evaluate(known, context);
    if (rank >= required) continue;
    blocked.push({
      at: toTime(promotion.at),
      agent: agentRef,
      environment: environmentRef,
      releaseVersion: promotion.releaseVersion,
      checks: draft.scorecard.checks
        .filter(
          (check, index) =>
            check.rank <= required && 'uf'.includes(outcomes[index]),
        )
        .map(({ title }) => title),
    });
  }
  return blocked;
}

function requiredRank(
  { scorecard }: CompiledScorecard,
  environmentRef: string,
): number {
  const ranks = scorecard.gates
    .filter(({ environment }) => environment === environmentRef)
    .map(
      ({ level }) => scorecard.levels.find(({ id }) => id === level)?.rank ?? 0,
    );
  return Math.max(0, ...ranks);
}
