import type { InstanceTarget } from './model';

/** Instances as they are now, each with the time at which it was first found. */
export function keepRegistration(
  instances: InstanceTarget[],
  stored: InstanceTarget[],
): InstanceTarget[] {
  const known = new Map(
    stored.map(target => [nameOf(target), target.registeredAt]),
  );
  return instances.map(target => ({
    ...target,
    registeredAt: known.get(nameOf(target)) ?? target.registeredAt,
  }));
}

function nameOf({ agentRef, environmentRef }: InstanceTarget): string {
  return `${agentRef}\n${environmentRef}`;
}
