import type {
  AlertKind,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';

/**
 * Kinds of alerts that say that something is wrong with an agent now. Those about rollouts and about
 * levels follow from what is decided by alerts, so they must not be decided by.
 */
export const HOLDING_KINDS: readonly AlertKind[] = [
  'health',
  'dependency',
  'kpi',
  'external',
];

/** Whether an alert is about an agent where it runs, or wherever it runs. */
export function isAboutPlace(
  { condition }: Pick<AlertRecord, 'condition'>,
  place: { agentRef: string; environmentRef: string },
): boolean {
  const agent = condition.agents.find(({ ref }) => ref === place.agentRef);
  if (!agent) return false;
  if (agent.environments.length > 0) {
    return agent.environments.includes(place.environmentRef);
  }
  const { environmentRef } = condition;
  return (
    environmentRef === undefined || environmentRef === place.environmentRef
  );
}
