import type { ConditionContext } from '../conditions/ConditionContext';
import type { ConditionDraft } from '../conditions/ConditionDraft';
import type { InstanceHealthEvidence } from '../evidence';
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
  const reports = new Set<string>();
  const caused = drafts.map(draft => {
    const { fingerprint, since, causes } = draft.condition;
    const found = index.causesOf(draft);
    const isReport = found.length > 0 && draft.instances?.every(saysWhatFails);
    if (isReport) reports.add(fingerprint);
    return { fingerprint, since, causes: [...causes, ...found] };
  });
  const ordered = orderByCauses(caused);
  const conditions = drafts.map(({ condition }) => ({
    ...condition,
    causes: ordered.get(condition.fingerprint) ?? [],
    ...(reports.has(condition.fingerprint) && { isReport: true }),
  }));
  return nameAffected(context, conditions);
}

/** It answers, and names what fails in it; where it has causes, these explain all of it. */
function saysWhatFails({ failing }: InstanceHealthEvidence): boolean {
  return failing.length > 0;
}
