import type { Wave } from '../entities';
import { planOrder } from './planOrder';

/**
 * The waves in the order in which they are rolled out. One that names no other comes after the one
 * before it in the list, unless that one depends on it.
 */
export function orderWaves(waves: readonly Wave[]): {
  waves: Wave[];
  dependsOn: Map<string, string[]>;
} {
  const dependencies = new Map(waves.map(one => [one.id, one.dependsOn]));
  for (const [index, { id, dependsOn }] of waves.entries()) {
    const previous = waves[index - 1];
    if (dependsOn.length > 0 || !previous) continue;
    if (!leadsTo(previous.id, id, dependencies)) {
      dependencies.set(id, [previous.id]);
    }
  }
  const { order, dependsOn } = planOrder(
    waves.map(wave => wave.id),
    dependencies,
  );
  const byId = new Map(waves.map(wave => [wave.id, wave]));
  return {
    waves: order.map(id => byId.get(id)).filter(wave => wave !== undefined),
    dependsOn,
  };
}

function leadsTo(
  from: string,
  to: string,
  dependencies: ReadonlyMap<string, readonly string[]>,
  seen = new Set<string>(),
): boolean {
  if (from === to) return true;
  if (seen.has(from)) return false;
  seen.add(from);
  return (dependencies.get(from) ?? []).some(next =>
    leadsTo(next, to, dependencies, seen),
  );
}
