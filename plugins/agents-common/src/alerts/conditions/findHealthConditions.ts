import type { HealthStatus } from '../../api/types';
import type { EnvironmentStage } from '../../entities';
import type { AlertAgent, InstanceHealthEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext, RuleOn } from './ConditionContext';
import { affected, nameOf, toCondition, where } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';
import type { FittingRule } from './chooseRule';

/** How a status is said of one thing, and of several. */
const SAID: Record<HealthStatus, [one: string, many: string]> = {
  pass: ['is well', 'are well'],
  warn: ['has warnings', 'have warnings'],
  unknown: ['is unknown', 'are unknown'],
  fail: ['is failing', 'are failing'],
};

/**
 * Instances that are not well, and agents of which no instance in a stage is. Where there is only
 * one, these are the same thing.
 */
export function findHealthConditions(
  context: ConditionContext,
  evidence: readonly InstanceHealthEvidence[],
): ConditionDraft[] {
  const drafts: ConditionDraft[] = [];
  for (const group of groupByStage(context, evidence).values()) {
    drafts.push(...conditionsOf(context, group));
  }
  return drafts;
}

/** What says that two readings are of the same instance. */
export function instanceFingerprint({
  agentRef,
  environmentRef,
}: InstanceHealthEvidence): string {
  return fingerprint('health', agentRef, environmentRef);
}

/** What says that two readings are of the same agent in the same stage. */
export function agentFingerprint(
  agentRef: string,
  stage: EnvironmentStage | undefined,
): string {
  return fingerprint('health', agentRef, undefined, stage);
}

interface StageGroup {
  agent: AlertAgent;
  instances: InstanceHealthEvidence[];
}

function groupByStage(
  context: ConditionContext,
  evidence: readonly InstanceHealthEvidence[],
): Map<string, StageGroup> {
  const groups = new Map<string, StageGroup>();
  for (const instance of evidence) {
    const agent = context.agents.get(instance.agentRef);
    if (!agent || !instance.counts) continue;
    const key = `${instance.stage ?? ''} ${agent.ref}`;
    const group = groups.get(key);
    if (group) group.instances.push(instance);
    else groups.set(key, { agent, instances: [instance] });
  }
  return groups;
}

function conditionsOf(
  context: ConditionContext,
  { agent, instances }: StageGroup,
): ConditionDraft[] {
  const { stage } = instances[0];
  const rules = context
    .rulesOf(context.policyOf(agent), 'health')
    .filter(rule => isForStage(rule, stage));
  const ofAgent = rules.filter(({ on }) => on.scope === 'agent');
  const ofInstance = rules.filter(({ on }) => on.scope !== 'agent');
  if (instances.length === 1) {
    return instanceCondition(context, agent, instances[0], rules);
  }
  const whole = agentCondition(context, agent, instances, ofAgent);
  const single = instances.flatMap(instance =>
    instanceCondition(context, agent, instance, ofInstance),
  );
  for (const draft of whole) {
    for (const part of single) {
      part.condition.causes.push(draft.condition.fingerprint);
    }
  }
  return [...whole, ...single];
}

function instanceCondition(
  context: ConditionContext,
  agent: AlertAgent,
  instance: InstanceHealthEvidence,
  rules: ReadonlyArray<RuleOn<'health'>>,
): ConditionDraft[] {
  const { environmentRef, status } = instance;
  const since = context.began(instance.since);
  const chosen = chooseRule(fitting(rules, [instance], since), context.now);
  if (!chosen) return [];
  const condition = toCondition(chosen, {
    fingerprint: instanceFingerprint(instance),
    kind: 'health',
    subjectRef: agent.ref,
    subjectTitle: agent.title,
    environmentRef,
    title: `${agent.title} ${SAID[status][0]}${where(environmentRef)}`,
    reason: instance.reason,
    agents: [affected(agent, [environmentRef], instance.reason)],
  });
  return [{ condition, instances: [instance] }];
}

function agentCondition(
  context: ConditionContext,
  agent: AlertAgent,
  instances: readonly InstanceHealthEvidence[],
  rules: ReadonlyArray<RuleOn<'health'>>,
): ConditionDraft[] {
  // It is since the last of them that none is well.
  const since = Math.max(
    ...instances.map(instance => context.began(instance.since)),
  );
  const chosen = chooseRule(fitting(rules, instances, since), context.now);
  if (!chosen) return [];
  const { stage } = instances[0];
  const sorted = [...instances].sort((a, b) =>
    a.environmentRef < b.environmentRef ? -1 : 1,
  );
  const worst = sorted.find(({ status }) => status === 'fail') ?? sorted[0];
  const place = stage === undefined ? '' : ` in ${stage}`;
  const condition = toCondition(chosen, {
    fingerprint: agentFingerprint(agent.ref, stage),
    kind: 'health',
    subjectRef: agent.ref,
    subjectTitle: agent.title,
    title: `${agent.title} ${SAID[worst.status][0]} everywhere${place}`,
    reason: `${instances.length} of ${instances.length} instances${place} ${
      SAID[worst.status][1]
    }; ${nameOf(worst.environmentRef)}: ${worst.reason}`,
    agents: [
      affected(
        agent,
        sorted.map(({ environmentRef }) => environmentRef),
        worst.reason,
      ),
    ],
  });
  return [{ condition, instances: sorted }];
}

function fitting(
  rules: ReadonlyArray<RuleOn<'health'>>,
  instances: readonly InstanceHealthEvidence[],
  since: number,
): FittingRule[] {
  return rules
    .filter(({ on }) =>
      instances.every(
        ({ status }) => status !== 'pass' && on.status.includes(status),
      ),
    )
    .map(found => ({ found, since }));
}
