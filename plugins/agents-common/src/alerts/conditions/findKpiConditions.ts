import type { KpiEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { AlertPolicyInForce } from '../model';
import type { ConditionContext } from './ConditionContext';
import { affected, toCondition, where } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';
import type { FittingRule } from './chooseRule';

const SAID: Record<KpiEvidence['status'], string> = {
  met: 'is on target',
  'at-risk': 'is at risk',
  unknown: 'is unknown',
  'not-met': 'is not met',
};

/**
 * KPIs with a verdict, or an error budget that burns, of which rules speak. Both are about the same
 * thing.
 */
export function findKpiConditions(
  context: ConditionContext,
  evidence: readonly KpiEvidence[],
): ConditionDraft[] {
  return evidence.flatMap(kpi => conditionOf(context, kpi));
}

/** What says that two verdicts are of the same KPI. */
export function kpiFingerprint({
  agentRef,
  kpiId,
  environmentRef,
}: KpiEvidence): string {
  return fingerprint('kpi', agentRef, kpiId, environmentRef);
}

/** What stands for the burn of a budget where only that is not known. */
export function burnFingerprint(ofKpi: string, burn: string): string {
  return `${ofKpi}|burn|${burn}`;
}

function conditionOf(
  context: ConditionContext,
  kpi: KpiEvidence,
): ConditionDraft[] {
  const agent = context.agents.get(kpi.agentRef);
  if (!agent) return [];
  const policy = context.policyOf(agent);
  const chosen = chooseRule(
    [
      ...fittingVerdict(context, policy, kpi),
      ...fittingBurn(context, policy, kpi),
    ],
    context.now,
  );
  if (!chosen) return [];
  const { environmentRef } = kpi;
  const { on } = chosen.found.rule;
  const burn =
    on.type === 'kpi-burn'
      ? kpi.burns.find(
          ({ id, status }) => status === 'burning' && on.burns.includes(id),
        )
      : undefined;
  const title = burn
    ? `The error budget of ${kpi.title} of ${agent.title} burns`
    : `${kpi.title} of ${agent.title} ${SAID[kpi.status]}`;
  const reason = burn?.text ?? kpi.reason;
  const condition = toCondition(chosen, {
    fingerprint: kpiFingerprint(kpi),
    kind: 'kpi',
    subjectRef: agent.ref,
    subjectTitle: `${kpi.title} of ${agent.title}`,
    ...(environmentRef !== undefined && { environmentRef }),
    title: `${title}${where(environmentRef)}`,
    reason,
    agents: [
      affected(agent, environmentRef === undefined ? [] : [environmentRef]),
    ],
  });
  return [{ condition, kpi }];
}

function fittingVerdict(
  context: ConditionContext,
  policy: AlertPolicyInForce,
  kpi: KpiEvidence,
): FittingRule[] {
  const { status, category, kpiId, stage } = kpi;
  return context
    .rulesOf(policy, 'kpi')
    .filter(
      rule =>
        isForStage(rule, stage) &&
        status !== 'met' &&
        rule.on.status.includes(status) &&
        (rule.on.kpis?.includes(kpiId) ?? true) &&
        (rule.on.categories?.includes(category) ?? true),
    )
    .map(found => ({ found, since: context.began(kpi.since) }));
}

/** A budget may burn long before the verdict turns, so the verdict's age is not that of the burn. */
function fittingBurn(
  context: ConditionContext,
  policy: AlertPolicyInForce,
  kpi: KpiEvidence,
): FittingRule[] {
  const fitting: FittingRule[] = [];
  for (const burn of kpi.burns) {
    if (burn.status !== 'burning') continue;
    const known = kpi.status === 'met' ? context.now : kpi.since;
    const since = context.began(burn.since ?? known);
    for (const found of context.rulesOf(policy, 'kpi-burn')) {
      if (
        isForStage(found, kpi.stage) &&
        found.on.burns.includes(burn.id) &&
        (found.on.kpis?.includes(kpi.kpiId) ?? true)
      ) {
        fitting.push({ found, since });
      }
    }
  }
  return fitting;
}
