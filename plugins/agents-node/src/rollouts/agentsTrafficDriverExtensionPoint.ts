import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { TrafficDriver } from './TrafficDriver';

/**
 * Where a backend module adds traffic drivers.
 *
 * @public
 */
export interface AgentsTrafficDriverExtensionPoint {
  /**
   * Adds a driver.
   *
   * @throws Error when there is a driver of the same id already.
   */
  addTrafficDriver(driver: TrafficDriver): void;
}

/**
 * Extension point for what shifts traffic between releases, such as Argo Rollouts.
 *
 * @public
 */
export const agentsTrafficDriverExtensionPoint =
  createExtensionPoint<AgentsTrafficDriverExtensionPoint>({
    id: 'agents.traffic-driver',
  });
