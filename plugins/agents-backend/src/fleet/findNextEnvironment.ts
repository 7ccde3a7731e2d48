import type { EnvironmentDescriptor, InstanceTarget } from '../catalog/model';
import type { MeasuredInstance } from './sources';

/**
 * The environment that an agent would be promoted into next: the one after the furthest in which
 * it was ever seen alive; the furthest itself where there is none after it, as an agent has to
 * stay ready for where it serves.
 *
 * @returns Its reference; nothing when there is no environment at all.
 */
export function findNextEnvironment(
  environments: ReadonlyMap<string, EnvironmentDescriptor>,
  instances: InstanceTarget[],
  health: MeasuredInstance[],
): string | undefined {
  const ordered = [...environments.values()].sort(
    (a, b) => a.order - b.order || (a.ref < b.ref ? -1 : 1),
  );
  const alive = new Set(
    health
      .filter(state => state.aliveAt !== undefined)
      .map(state => state.environmentRef),
  );
  const seen = new Set(
    instances
      .map(target => target.environmentRef)
      .filter(ref => alive.has(ref)),
  );
  const furthest = ordered.findLastIndex(({ ref }) => seen.has(ref));
  return (ordered[furthest + 1] ?? ordered[furthest])?.ref;
}
