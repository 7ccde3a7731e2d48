import type { Faults } from './faultSchema';

/** The faults with a dependency that cannot be reached, or can be again; all others stay. */
export function withDependency(
  faults: Faults,
  name: string,
  down: boolean,
): Faults {
  const { dependencies = [], ...rest } = faults;
  const others = dependencies.filter(one => one !== name);
  const unreachable = down ? [...others, name] : others;
  return {
    ...rest,
    ...(unreachable.length > 0 && { dependencies: unreachable }),
  };
}
