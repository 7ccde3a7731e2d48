import type { ReadinessEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext } from './ConditionContext';
import { affected, nameOf, toCondition } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';

/** Agents that lost a level, or are below one that they need where they run. */
export function findReadinessConditions(
  context: ConditionContext,
  evidence: readonly ReadinessEvidence[],
): ConditionDraft[] {
  return evidence.flatMap(readiness => {
    const agent = context.agents.get(readiness.agentRef);
    if (!agent) return [];
    const since = context.began(readiness.since);
    const chosen = chooseRule(
      context
        .rulesOf(context.policyOf(agent), 'readiness')
        .filter(
          rule =>
            isForStage(rule, readiness.stage) &&
            rule.on.change.includes(readiness.change),
        )
        .map(found => ({ found, since })),
      context.now,
    );
    if (!chosen) return [];
    const { scorecardRef, scorecardTitle, change, environmentRef } = readiness;
    const said =
      change === 'level-lost'
        ? `lost a level of ${scorecardTitle}`
        : `is below the level of ${scorecardTitle} that ${
            environmentRef === undefined ? 'it needs' : nameOf(environmentRef)
          }${environmentRef === undefined ? '' : ' demands'}`;
    const condition = toCondition(chosen, {
      fingerprint: fingerprint(
        'readiness',
        agent.ref,
        scorecardRef,
        change,
        environmentRef,
      ),
      kind: 'readiness',
      subjectRef: agent.ref,
      subjectTitle: agent.title,
      ...(environmentRef !== undefined && { environmentRef }),
      title: `${agent.title} ${said}`,
      reason: readiness.reason,
      agents: [
        affected(agent, environmentRef === undefined ? [] : [environmentRef]),
      ],
    });
    return [{ condition }];
  });
}
