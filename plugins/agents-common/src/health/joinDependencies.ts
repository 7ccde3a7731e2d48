import type { HealthComponent } from '../api/types';
import {
  componentIdentity,
  componentName,
  plainName,
} from './dependencies/dependencyName';
import {
  listNeeded,
  matchResource,
  nameOf,
  type NeededResource,
} from './dependencies/matchResource';
import type {
  Dependency,
  DependencyResource,
  DependentInstance,
} from './dependencies/model';
import {
  compareDependencies,
  type Gathered,
  settleDependency,
} from './dependencies/settleDependency';

/**
 * What agents depend on, each thing once in an environment, with all agents that need it and what
 * they report about it.
 *
 * - A component of a health document stands for the resource, among those that its agent depends on,
 *   that names it in an annotation, or whose name or title it has; neither case nor separators count.
 * - One that the catalog does not know goes by its own name. Those of two agents are the same thing
 *   only when an id or a network address says so. The agent's own insides are left out: what counts
 *   is what the document about dependencies holds, or what is called a datastore.
 * - It is as bad as the worst that an agent reports. What nobody reports is `unknown`, whatever it
 *   depends on or depends on it.
 * - A resource that an agent needs because of another one lists that agent, too, with what it is
 *   needed through.
 *
 * @param options - `instances` are those that count; their components are as stable as the states that
 *   they are taken from. `resources` are those of the catalog by reference.
 * @returns The worst first, then those that concern the most agents.
 * @public
 */
export function joinDependencies(options: {
  instances: readonly DependentInstance[];
  resources: ReadonlyMap<string, DependencyResource>;
}): Dependency[] {
  const { instances, resources } = options;
  const gathered = new Map<string, Gathered>();
  const refOfIdentity = new Map<string, string>();
  const strangers: Array<[DependentInstance, HealthComponent]> = [];
  const needs = rememberNeeds(resources);
  for (const instance of instances) {
    const { environmentRef } = instance;
    const needed = needs(instance.dependsOn);
    for (const one of needed) {
      if (isResource(one.ref))
        addDependent(gathered, { instance, needed: one });
    }
    for (const component of instance.components) {
      const match = matchResource(component, needed);
      if (match) {
        addDependent(gathered, { instance, needed: match, component });
        const identity = componentIdentity(component);
        if (identity) {
          refOfIdentity.set(`${environmentRef}\n${identity}`, match.ref);
        }
      } else if (isDependency(component)) {
        strangers.push([instance, component]);
      }
    }
  }
  for (const [instance, component] of strangers) {
    const identity = componentIdentity(component);
    const ref = refOfIdentity.get(`${instance.environmentRef}\n${identity}`);
    if (ref !== undefined) {
      const resource = resources.get(ref);
      const needed = { ref, ...(resource && { resource }) };
      addDependent(gathered, { instance, needed, component });
    } else {
      addStranger(gathered, { instance, component, identity });
    }
  }
  return [...gathered.values()]
    .map(one => settleDependency(one, resources))
    .sort(compareDependencies);
}

/** Many agents depend on the same, so it is worked out once. */
function rememberNeeds(resources: ReadonlyMap<string, DependencyResource>) {
  const known = new Map<string, NeededResource[]>();
  return (dependsOn: readonly string[]) => {
    const key = dependsOn.join('\n');
    const needed = known.get(key) ?? listNeeded(dependsOn, resources);
    known.set(key, needed);
    return needed;
  };
}

function addDependent(
  gathered: Map<string, Gathered>,
  options: {
    instance: DependentInstance;
    needed: NeededResource;
    component?: HealthComponent;
  },
): void {
  const { instance, needed, component } = options;
  const { ref, through, resource } = needed;
  const { environmentRef } = instance;
  add(gathered, {
    key: `${environmentRef}\nref ${ref}`,
    create: () => ({
      environmentRef,
      ref,
      title: resource?.title ?? nameOf(ref),
      dependents: new Map(),
    }),
    instance,
    through,
    component,
  });
}

function addStranger(
  gathered: Map<string, Gathered>,
  options: {
    instance: DependentInstance;
    component: HealthComponent;
    identity: string | undefined;
  },
): void {
  const { instance, component, identity } = options;
  const { environmentRef, agentRef } = instance;
  const title = componentName(component);
  const own = identity ?? `of ${agentRef}\n${plainName(title) || title}`;
  add(gathered, {
    key: `${environmentRef}\n${own}`,
    create: () => ({ environmentRef, title, dependents: new Map() }),
    instance,
    component,
  });
}

function add(
  gathered: Map<string, Gathered>,
  options: {
    key: string;
    create: () => Gathered;
    instance: DependentInstance;
    through?: string;
    component?: HealthComponent;
  },
): void {
  const { key, create, instance, through, component } = options;
  const one = gathered.get(key) ?? create();
  gathered.set(key, one);
  const dependent = one.dependents.get(instance.agentRef) ?? {
    instance,
    ...(through !== undefined && { through }),
    components: [],
  };
  one.dependents.set(instance.agentRef, dependent);
  if (component) dependent.components.push(component);
}

/** What agents depend on may also be other components, which have a health of their own. */
function isResource(ref: string): boolean {
  return ref.startsWith('resource:');
}

function isDependency({ dependency, componentType }: HealthComponent): boolean {
  const type = componentType?.toLowerCase();
  return type === 'datastore' || (dependency === true && type !== 'system');
}
