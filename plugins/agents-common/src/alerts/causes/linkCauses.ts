import type { ConditionContext } from '../conditions/ConditionContext';
import type { ConditionDraft } from '../conditions/ConditionDraft';
import type { AlertCondition } from '../model';
import { CauseIndex } from './CauseIndex';
import { nameAffected } from './nameAffected';
import { orderByCauses } from './orderByCauses';

/**
 * Says of each condition of which others it is a consequence, and lets a dependency name all agents
 * that it takes down, also those that it takes down through others.
 */
export function linkCauses(
  context: ConditionContext,
  drafts: readonly ConditionDraft[],
): AlertCondition[] {
  const index = CauseIndex.create(context, drafts);
  const caused = drafts.map(draft => ({
    fingerprint: draft.condition.fingerprint,
    since: draft.condition.since,
    causes: [...draft.condition.causes, ...index.causesOf(draft)],
  }));
  const ordered = orderByCauses(caused);
  const conditions = drafts.map(({ condition }) => ({
    ...condition,
    causes: ordered.get(condition.fingerprint) ?? [],
  }));
  return nameAffected(context, conditions);
}
