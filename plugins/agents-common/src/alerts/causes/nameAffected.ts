import type { AffectedAgent } from '../../api/types';
import type { ConditionContext } from '../conditions/ConditionContext';
import { affected } from '../conditions/ConditionDraft';
import type { AlertCondition } from '../model';

/**
 * Lets each dependency that nothing else explains name all agents it takes down: also those that
 * depend on agents which it takes down.
 */
export function nameAffected(
  context: ConditionContext,
  conditions: readonly AlertCondition[],
): AlertCondition[] {
  const consequences = new Map<string, AlertCondition[]>();
  for (const condition of conditions) {
    if (condition.kind === 'kpi') continue;
    for (const cause of condition.causes) {
      const known = consequences.get(cause);
      if (known) known.push(condition);
      else consequences.set(cause, [condition]);
    }
  }
  return conditions.map(condition =>
    condition.kind === 'dependency' && condition.causes.length === 0
      ? { ...condition, agents: allAgents(context, condition, consequences) }
      : condition,
  );
}

function allAgents(
  context: ConditionContext,
  root: AlertCondition,
  consequences: ReadonlyMap<string, AlertCondition[]>,
): AffectedAgent[] {
  const agents = new Map(root.agents.map(agent => [agent.ref, agent]));
  const seen = new Set([root.fingerprint]);
  const waiting = [root];
  for (let at = waiting.pop(); at; at = waiting.pop()) {
    for (const consequence of consequences.get(at.fingerprint) ?? []) {
      if (seen.has(consequence.fingerprint)) continue;
      seen.add(consequence.fingerprint);
      waiting.push(consequence);
      for (const { ref, environments } of consequence.agents) {
        const agent = context.agents.get(ref);
        if (!agent || agents.has(ref)) continue;
        const through =
          consequence.kind === 'dependency'
            ? `through ${consequence.subjectTitle}`
            : consequence.reason;
        agents.set(ref, affected(agent, environments, through));
      }
    }
  }
  return [...agents.values()].sort((a, b) => (a.ref < b.ref ? -1 : 1));
}
