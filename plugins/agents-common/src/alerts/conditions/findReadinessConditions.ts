import type { AlertAgent, ReadinessEvidence } from '../evidence';
import { fingerprint } from '../fingerprint';
import type { ConditionContext } from './ConditionContext';
import { affected, nameOf, toCondition } from './ConditionDraft';
import type { ConditionDraft } from './ConditionDraft';
import { chooseRule, isForStage } from './chooseRule';
import type { FittingRule } from './chooseRule';

/** What the evidence says of an agent, and the rule that is chosen for it. */
interface Chosen {
  readiness: ReadinessEvidence;
  agent: AlertAgent;
  rule: FittingRule;
}

/** Agents that lost a level, one condition each, or are below one that is demanded of them. */
export function findReadinessConditions(
  context: ConditionContext,
  evidence: readonly ReadinessEvidence[],
): ConditionDraft[] {
  const chosen = evidence.flatMap(readiness => choose(context, readiness));
  const lost: Chosen[] = [];
  const below = new Map<string, Chosen[]>();
  for (const one of chosen) {
    if (one.readiness.change === 'level-lost') {
      lost.push(one);
      continue;
    }
    const key = belowFingerprint(one);
    const known = below.get(key);
    if (known) known.push(one);
    else below.set(key, [one]);
  }
  return [
    ...lost.map(toLost),
    ...[...below].map(([key, group]) => toBelow(context, key, group)),
  ];
}

function choose(
  context: ConditionContext,
  readiness: ReadinessEvidence,
): Chosen[] {
  const agent = context.agents.get(readiness.agentRef);
  if (!agent) return [];
  const since = context.began(readiness.since);
  const rule = chooseRule(
    context
      .rulesOf(context.policyOf(agent), 'readiness')
      .filter(
        ready =>
          isForStage(ready, readiness.stage) &&
          ready.on.change.includes(readiness.change),
      )
      .map(found => ({ found, since })),
    context.now,
  );
  return rule ? [{ readiness, agent, rule }] : [];
}

function toLost({ readiness, agent, rule }: Chosen): ConditionDraft {
  const { scorecardRef, scorecardTitle, change, environmentRef } = readiness;
  const condition = toCondition(rule, {
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
    title: `${agent.title} lost a level of ${scorecardTitle}`,
    reason: readiness.reason,
    agents: [affected(agent, listOne(environmentRef))],
  });
  return { condition };
}

/**
 * Agents that are below the same level by the same rule are one thing: where a level is demanded for
 * the first time, many are, and nothing has happened to any of them.
 */
function belowFingerprint({ readiness, rule }: Chosen): string {
  return fingerprint(
    'readiness',
    undefined,
    readiness.scorecardRef,
    readiness.change,
    readiness.environmentRef,
    rule.found.policy.ref,
    rule.found.rule.id,
  );
}

function toBelow(
  context: ConditionContext,
  key: string,
  group: readonly Chosen[],
): ConditionDraft {
  const members = listMembers(context, group);
  const [{ readiness, rule }] = members;
  const { scorecardRef, scorecardTitle, environmentRef } = readiness;
  // Each one that joins is news, also to whoever resolved what was known before.
  const since = Math.max(...members.map(member => member.rule.since));
  const condition = toCondition(
    { ...rule, since },
    {
      fingerprint: key,
      kind: 'readiness',
      subjectRef: scorecardRef,
      subjectTitle: scorecardTitle,
      ...(environmentRef !== undefined && { environmentRef }),
      // It names no agent: not everybody who sees one of them may see the others.
      title:
        environmentRef === undefined
          ? `Agents are below the level of ${scorecardTitle} that they need`
          : `Agents are below the level of ${scorecardTitle} that ${nameOf(
              environmentRef,
            )} demands`,
      reason:
        members.length === 1
          ? readiness.reason
          : `${members.length} agents have a lower one, or none.`,
      agents: members.map(member =>
        affected(
          member.agent,
          listOne(environmentRef),
          member.readiness.reason,
        ),
      ),
    },
  );
  return { condition };
}

/** Those that were below for as long as the rule demands; before, those whose time comes first. */
function listMembers(
  context: ConditionContext,
  group: readonly Chosen[],
): Chosen[] {
  const byAgent = new Map<string, Chosen>();
  for (const one of group) {
    const known = byAgent.get(one.agent.ref);
    if (!known || isBefore(one, known)) byAgent.set(one.agent.ref, one);
  }
  const all = [...byAgent.values()].sort((a, b) =>
    a.agent.ref < b.agent.ref ? -1 : 1,
  );
  const latest = Math.max(
    Math.min(...all.map(({ rule }) => rule.since)),
    context.now - all[0].rule.found.holdMs,
  );
  return all.filter(({ rule }) => rule.since <= latest);
}

/** The same one, in whatever order they come. */
function isBefore(a: Chosen, b: Chosen): boolean {
  return (
    a.rule.since < b.rule.since ||
    (a.rule.since === b.rule.since && a.readiness.reason < b.readiness.reason)
  );
}

function listOne(ref: string | undefined): string[] {
  return ref === undefined ? [] : [ref];
}
