import { NotFoundError } from '@backstage/errors';
import type { AgentInstance } from '../agent/AgentInstance';
import { nearestNames } from '../text/nearestNames';

/** Something that agents share, in one of the environments or in all of them. */
export interface DependencySelection {
  dependency: string;
  environment?: string;
}

/**
 * The instances that depend on something.
 *
 * @throws NotFoundError naming what there is.
 */
export function selectUsers(
  instances: AgentInstance[],
  selection: DependencySelection,
): AgentInstance[] {
  const name = dependencyNameOf(selection);
  const users = instances.filter(({ definition }) =>
    definition.dependencies.some(one => one.name === name),
  );
  if (users.length === 0) {
    const names = [
      ...new Set(
        instances.flatMap(({ definition }) =>
          definition.dependencies.map(one => one.name),
        ),
      ),
    ].sort();
    const near = nearestNames(name, names);
    throw new NotFoundError(
      `No agent of the demo fleet depends on ${name}; ${
        near.length > 0
          ? `did you mean ${near.join(' or ')}?`
          : `they depend on ${names.join(', ') || 'nothing'}`
      }`,
    );
  }
  if (selection.environment === undefined) return users;
  const environment = shortName(selection.environment);
  const here = users.filter(
    ({ definition }) => definition.environment === environment,
  );
  if (here.length === 0) {
    const known = new Set(users.map(one => one.definition.environment));
    throw new NotFoundError(
      `environment: no agent depends on ${name} in ${environment}; some do in ${[
        ...known,
      ]
        .sort()
        .join(', ')}`,
    );
  }
  return here;
}

/** The name of what is selected. */
export function dependencyNameOf({ dependency }: DependencySelection): string {
  return shortName(dependency);
}

/** Takes the name out of an entity reference such as resource:default/redis. */
function shortName(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
