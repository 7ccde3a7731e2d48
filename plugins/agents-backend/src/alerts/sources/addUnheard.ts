import type {
  Dependency,
  HealthStatus,
} from '@agent-portal/plugin-agents-common';
import type { MeasuredInstance } from '../../fleet/sources';
import type { OpenDependency } from './sources';

/**
 * The dependencies, of which none counts as well, or as gone, because those who said that it is not
 * have fallen silent: an agent that does not answer reports no dependency. Then it is unknown how it
 * is, unless one of them says that it is well.
 *
 * @param health - How those are that the alerts name, by agent.
 */
export function addUnheard(
  dependencies: readonly Dependency[],
  open: readonly OpenDependency[],
  health: ReadonlyMap<string, readonly MeasuredInstance[]>,
): Dependency[] {
  const byThing = new Map(dependencies.map(one => [thing(one), one]));
  for (const alert of open) {
    const known = byThing.get(thing(alert));
    if (known && (known.status === 'fail' || known.status === 'warn')) continue;
    const silent = alert.agentRefs.filter(ref =>
      isSilent(health.get(ref), alert.environmentRef),
    );
    const isWell = known?.agents.some(
      ({ agentRef, component, status }) =>
        component !== undefined &&
        status === 'pass' &&
        alert.agentRefs.includes(agentRef),
    );
    if (silent.length > 0 && !isWell) {
      byThing.set(thing(alert), toUnheard(alert, known, silent.length));
    }
  }
  return [...byThing.values()];
}

function toUnheard(
  { seenAt, agentRefs, ...alert }: OpenDependency,
  known: Dependency | undefined,
  silent: number,
): Dependency {
  const status: HealthStatus = 'unknown';
  return {
    ...(known ?? { ...alert, dependsOn: [], agents: [], reporting: 0 }),
    status,
    since: seenAt,
    reason: `${
      silent === 1 ? '1 agent' : `${silent} agents`
    } that found it not well ${
      silent === 1 ? 'says' : 'say'
    } nothing about it any more`,
  };
}

/** Whether an agent tells nothing of what it depends on because it is not well itself. */
function isSilent(
  instances: readonly MeasuredInstance[] | undefined,
  environmentRef: string,
): boolean {
  const instance = instances?.find(
    one => one.environmentRef === environmentRef,
  );
  return (
    instance !== undefined &&
    instance.health.status !== 'pass' &&
    instance.health.components.length === 0
  );
}

function thing(of: {
  ref?: string;
  title: string;
  environmentRef: string;
}): string {
  return JSON.stringify([
    of.environmentRef,
    of.ref ?? null,
    of.ref ?? of.title,
  ]);
}
