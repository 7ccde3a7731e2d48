import {
  type AgentInstance,
  notDeployedYet,
} from '@agent-portal/plugin-agents-common';

/** An instance as it is listed, with what tells whether it is there yet. */
export interface ListedInstance {
  instance: AgentInstance;
  /** Whether it has answered at any time. */
  seen: boolean;
  /** Milliseconds since 1970. */
  registeredAt: number;
}

/** Says of instances that are not deployed yet that they are not counted, and why. */
export function markNotDeployed(
  listed: ListedInstance[],
  lifecycle: string | undefined,
): AgentInstance[] {
  const waiting = new Set(
    notDeployedYet(
      listed.map(one => ({ ...one, stage: one.instance.stage })),
      lifecycle,
    ).map(one => one.instance),
  );
  return listed.map(({ instance, registeredAt }) =>
    waiting.has(instance)
      ? {
          ...instance,
          health: {
            ...instance.health,
            status: 'unknown',
            reason: `never answered since registered ${describeTime(
              registeredAt,
            )}; not counted while lifecycle is experimental (${
              instance.health.reason
            })`,
          },
        }
      : instance,
  );
}

/** `2026-03-01 12:00:00 UTC` */
function describeTime(milliseconds: number): string {
  const time = new Date(milliseconds).toISOString();
  return `${time.slice(0, 19).replace('T', ' ')} UTC`;
}
