import { HOLDING_KINDS, isAboutPlace } from '../holdingAlerts';
import type { ActiveRollout } from './ActiveRolloutReadModel';
import type { SeenAlert } from './AlertReadModel';

/** Rollouts named with an alert; what is beyond is counted. */
const NAMED = 5;

/** The least severe alert that holds a rollout whatever its plan says. */
const HOLDS_FROM = 'P1';

/** Whether an alert holds rollouts of the agents that it concerns. */
export function isHolding({ record }: SeenAlert): boolean {
  return (
    record.state !== 'resolved' &&
    record.severity <= HOLDS_FROM &&
    HOLDING_KINDS.includes(record.condition.kind)
  );
}

/** What the portal did about an alert, as far as it is in sight. */
export function describeActions(
  alert: SeenAlert,
  rollouts: readonly ActiveRollout[],
): string[] {
  if (!isHolding(alert)) return [];
  const { record, visible } = alert;
  const titles = new Map(
    record.condition.agents.map(({ ref, title }) => [ref, title]),
  );
  const held = rollouts.filter(
    rollout => visible.has(rollout.agentRef) && isAboutPlace(record, rollout),
  );
  const named = held
    .slice(0, NAMED)
    .map(
      ({ agentRef, environmentRef, candidate }) =>
        `Holds the rollout of ${candidate} of ${
          titles.get(agentRef) ?? agentRef
        } in ${environmentRef.slice(environmentRef.lastIndexOf('/') + 1)}`,
    );
  const more = held.length - named.length;
  return more > 0 ? [...named, `Holds ${more} more rollouts`] : named;
}
