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
  /** What the gate knew; absent in decisions from before that was kept. */
  facts?: FactSet;
}

/**
 * Whether the gates of a draft would have held a promotion back, by what the gate knew when it let
 * it pass. Where that was not kept nobody can say.
 */
export function judgePromotion(
  draft: CompiledScorecard,
  promotion: Promotion,
  context: EvaluationContext,
): Simulation['blocked'] {
  const { agentRef, environmentRef, facts } = promotion;
  const required = requiredRank(draft, environmentRef);
  if (!facts || required === 0) return [];
  if (draft.appliesTo(facts, context.now) === false) return [];
  const { rank, outcomes } = draft.evaluate(facts, context);
  if (rank >= required) return [];
  return [
    {
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
    },
  ];
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
