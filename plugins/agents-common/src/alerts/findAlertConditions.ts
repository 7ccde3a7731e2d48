import { linkCauses } from './causes/linkCauses';
import { ConditionContext } from './conditions/ConditionContext';
import type { ConditionDraft } from './conditions/ConditionDraft';
import { findBlindness } from './conditions/findBlindness';
import { findDependencyConditions } from './conditions/findDependencyConditions';
import { findExternalConditions } from './conditions/findExternalConditions';
import { findHealthConditions } from './conditions/findHealthConditions';
import { findKpiConditions } from './conditions/findKpiConditions';
import { findReadinessConditions } from './conditions/findReadinessConditions';
import { findRolloutConditions } from './conditions/findRolloutConditions';
import { findSilentSystems } from './conditions/findSilentSystems';
import { mostSevereFirst } from './conditions/mostSevereFirst';
import type { AlertEvidence } from './evidence';
import type { AlertCondition, AlertPolicyInForce } from './model';

/**
 * Everything that is wrong, as the rules of the policies see it. Of several rules that fit the same
 * thing, the most severe whose time has come speaks. Evidence about agents that are not in
 * `evidence.agents` is left out. By fingerprint, whatever the order of the evidence.
 *
 * @param now - Ms since 1970.
 * @public
 */
export function findAlertConditions(
  evidence: AlertEvidence,
  policies: readonly AlertPolicyInForce[],
  now: number,
): AlertCondition[] {
  const context = ConditionContext.create(evidence, policies, now);
  const health = findHealthConditions(context, evidence.health ?? []);
  const drafts: ConditionDraft[] = [
    ...findBlindness(context, evidence.reach ?? [], health),
    ...findDependencyConditions(context, evidence.dependencies ?? []),
    ...health,
    ...findKpiConditions(context, evidence.kpis ?? []),
    ...findRolloutConditions(context, evidence.rollouts ?? []),
    ...findReadinessConditions(context, evidence.readiness ?? []),
    ...findExternalConditions(context, evidence.external ?? []),
    ...findSilentSystems(context, evidence.missingHeartbeats ?? []),
  ];
  return linkCauses(context, unique(drafts)).sort((a, b) =>
    a.fingerprint < b.fingerprint ? -1 : 1,
  );
}

/** The same thing may be told more than once; the worst of it counts. */
function unique(drafts: readonly ConditionDraft[]): ConditionDraft[] {
  const worst = new Map<string, ConditionDraft>();
  for (const draft of drafts) {
    const known = worst.get(draft.condition.fingerprint);
    if (!known || mostSevereFirst(draft.condition, known.condition) < 0) {
      worst.set(draft.condition.fingerprint, draft);
    }
  }
  return [...worst.values()];
}
