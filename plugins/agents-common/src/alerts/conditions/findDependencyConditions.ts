import type { AffectedAgent } from '../../api/types';
import type { DependencyEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { AlertPolicyInForce } from '../model';
import type { ConditionContext } from './ConditionContext';
import { affected, toCondition, where } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';
import type { FittingRule } from './chooseRule';

/** What agents depend on and report as not well: one condition each, whoever reports it. */
export function findDependencyConditions(
  context: ConditionContext,
  evidence: readonly DependencyEvidence[],
): ConditionDraft[] {
  return evidence.flatMap(dependency => conditionOf(context, dependency));
}

/** What says that two reports are of the same dependency. */
export function dependencyFingerprint(dependency: DependencyEvidence): string {
  const { ref, title, environmentRef } = dependency;
  return ref === undefined
    ? fingerprint('dependency', undefined, environmentRef, title)
    : fingerprint('dependency', ref, environmentRef);
}

function conditionOf(
  context: ConditionContext,
  dependency: DependencyEvidence,
): ConditionDraft[] {
  const { environmentRef, ref, title } = dependency;
  const agents = reporters(context, dependency);
  const since = context.began(dependency.since);
  const chosen = chooseRule(
    fitting(context, dependency, agents, since),
    context.now,
  );
  if (!chosen) return [];
  const said = dependency.status === 'warn' ? 'has warnings' : 'is failing';
  const condition = toCondition(chosen, {
    fingerprint: dependencyFingerprint(dependency),
    kind: 'dependency',
    ...(ref !== undefined && { subjectRef: ref }),
    subjectTitle: title,
    environmentRef,
    title: `${title} ${said}${where(environmentRef)}`,
    reason: `${
      agents.length === 1 ? '1 agent reports' : `${agents.length} agents report`
    } it: ${dependency.reason}`,
    agents,
  });
  return [{ condition, dependency }];
}

/** Each agent once, however many of its components report it. */
function reporters(
  context: ConditionContext,
  { agents, environmentRef }: DependencyEvidence,
): AffectedAgent[] {
  const reasons = new Map<string, string>();
  for (const { agentRef, component, reason } of agents) {
    const text = reason ? `${component}: ${reason}` : component;
    const known = reasons.get(agentRef);
    // The same one, in whatever order they come.
    if (known === undefined || text < known) reasons.set(agentRef, text);
  }
  return [...reasons.keys()].sort().flatMap(ref => {
    const agent = context.agents.get(ref);
    return agent ? [affected(agent, [environmentRef], reasons.get(ref))] : [];
  });
}

/** Every policy of an agent that reports it may have a rule that fits. */
function fitting(
  context: ConditionContext,
  { status, stage }: DependencyEvidence,
  agents: readonly AffectedAgent[],
  since: number,
): FittingRule[] {
  const policies = new Set<AlertPolicyInForce>();
  for (const { ref } of agents) {
    policies.add(context.policyOf(context.agents.get(ref)));
  }
  return [...policies].flatMap(policy =>
    context
      .rulesOf(policy, 'dependency')
      .filter(
        rule =>
          isForStage(rule, stage) &&
          (status === 'warn' || status === 'fail') &&
          rule.on.status.includes(status) &&
          agents.length >= (rule.on.agents ?? 1),
      )
      .map(found => ({ found, since })),
  );
}
