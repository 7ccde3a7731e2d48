import { InputError } from '@backstage/errors';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { Faults } from './faultSchema';

/** @throws InputError when a dependency is meant to fail that there is not. */
export function checkDependencies(
  definition: InstanceDefinition,
  faults: Faults,
): void {
  const known = definition.dependencies.map(({ name }) => name);
  const unknown = faults.dependencies?.find(name => !known.includes(name));
  if (unknown !== undefined) {
    throw new InputError(
      `dependencies: ${
        definition.agent
      } does not depend on ${unknown}; it depends on ${
        known.join(', ') || 'nothing'
      }`,
    );
  }
}
