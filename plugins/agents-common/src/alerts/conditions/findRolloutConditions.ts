import type { RolloutEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext } from './ConditionContext';
import { affected, toCondition, where } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';

const SAID: Record<RolloutEvidence['state'], string> = {
  'rolled-back': 'was rolled back',
  'rolling-back': 'is being rolled back',
  failed: 'failed',
  held: 'is held',
};

/** Rollouts that came to a state of which rules speak; each is a thing of its own. */
export function findRolloutConditions(
  context: ConditionContext,
  evidence: readonly RolloutEvidence[],
): ConditionDraft[] {
  return evidence.flatMap(rollout => {
    const agent = context.agents.get(rollout.agentRef);
    if (!agent) return [];
    const since = context.began(rollout.since);
    const chosen = chooseRule(
      context
        .rulesOf(context.policyOf(agent), 'rollout')
        .filter(
          rule =>
            isForStage(rule, rollout.stage) &&
            rule.on.states.includes(rollout.state),
        )
        .map(found => ({ found, since })),
      context.now,
    );
    if (!chosen) return [];
    const { environmentRef, version, state } = rollout;
    const condition = toCondition(chosen, {
      fingerprint: fingerprint('rollout', agent.ref, rollout.rolloutId),
      kind: 'rollout',
      subjectRef: agent.ref,
      subjectTitle: `${agent.title} ${version}`,
      environmentRef,
      title: `The rollout of ${agent.title} ${version} ${SAID[state]}${where(
        environmentRef,
      )}`,
      reason: rollout.reason,
      agents: [affected(agent, [environmentRef])],
    });
    return [{ condition }];
  });
}
