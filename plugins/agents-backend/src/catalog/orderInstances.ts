import type { EnvironmentDescriptor, InstanceTarget } from './model';

/**
 * Instances on the way to production: in the order of their environments, those in an environment
 * that the catalog does not have last.
 */
export function orderInstances(
  instances: readonly InstanceTarget[],
  environments: Map<string, EnvironmentDescriptor>,
): InstanceTarget[] {
  const place = ({ environmentRef }: InstanceTarget) =>
    environments.get(environmentRef)?.order ?? Infinity;
  return [...instances].sort((a, b) => {
    const [first, second] = [place(a), place(b)];
    return first === second ? 0 : first - second;
  });
}
