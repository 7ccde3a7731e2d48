import type { Config } from '@backstage/config';

/**
 * Reads `agents.health.root`: whether the portal's own health is also served at the root of the
 * backend, where load balancers look. It is unless something else is to answer there.
 *
 * @throws Error naming the key when it is no boolean.
 */
export function isServedAtRoot(config: Config): boolean {
  return config.getOptionalBoolean('agents.health.root') ?? true;
}
