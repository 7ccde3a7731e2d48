import type { HealthComponent } from '../../api/types';
import { componentName, plainName } from './dependencyName';
import type { DependencyResource } from './model';

/** Something that an agent needs, directly or because of something else. */
export interface NeededResource {
  ref: string;
  /** What the agent depends on directly, when this one is needed only because of it. */
  through?: string;
  /** Absent when only its reference is known. */
  resource?: DependencyResource;
}

/** Everything that follows from what an agent depends on, the nearest first, each once. */
export function listNeeded(
  dependsOn: readonly string[],
  resources: ReadonlyMap<string, DependencyResource>,
): NeededResource[] {
  const needed = new Map<string, NeededResource>();
  let level = [...new Set(dependsOn)].map((ref): NeededResource => ({ ref }));
  while (level.length > 0) {
    const next: NeededResource[] = [];
    for (const { ref, through } of level) {
      if (needed.has(ref)) continue;
      const resource = resources.get(ref);
      needed.set(ref, {
        ref,
        ...(through !== undefined && { through }),
        ...(resource && { resource }),
      });
      for (const further of resource?.dependsOn ?? []) {
        next.push({ ref: further, through: through ?? ref });
      }
    }
    level = next;
  }
  return [...needed.values()];
}

/** Says which of what an agent needs a component is; the surest sign first. */
const SIGNS: Array<(needed: NeededResource, said: SaidNames) => boolean> = [
  ({ resource }, said) =>
    resource?.components.some(name => among(said.all, name)) ?? false,
  ({ ref }, said) => among(said.ids, ref) || among(said.ids, nameOf(ref)),
  ({ ref }, said) => among(said.names, nameOf(ref)),
  ({ resource }, said) =>
    resource !== undefined && among(said.all, resource.title),
];

interface SaidNames {
  ids: Set<string>;
  names: Set<string>;
  all: Set<string>;
}

/**
 * The resource that a component stands for, among all that its agent needs.
 *
 * @returns `undefined` when none fits, or several fit equally well: then nobody can say which.
 */
export function matchResource(
  component: HealthComponent,
  needed: readonly NeededResource[],
): NeededResource | undefined {
  const ids = plainNames([component.componentId]);
  const names = plainNames([componentName(component), component.id]);
  const said = { ids, names, all: new Set([...ids, ...names]) };
  for (const fits of SIGNS) {
    const found = needed.filter(one => fits(one, said));
    const direct = found.filter(({ through }) => through === undefined);
    if (direct.length === 1) return direct[0];
    if (direct.length === 0 && found.length === 1) return found[0];
    if (found.length > 0) return undefined;
  }
  return undefined;
}

/** `event-bus` of `resource:default/event-bus`. */
export function nameOf(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

function plainNames(texts: Array<string | undefined>): Set<string> {
  return new Set(texts.map(text => plainName(text ?? '')).filter(Boolean));
}

function among(said: Set<string>, name: string): boolean {
  return said.has(plainName(name));
}
