import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { HealthProber } from './HealthProber';

/**
 * Adds ways to measure the health of instances.
 *
 * @public
 */
export interface AgentsHealthProberExtensionPoint {
  /**
   * Adds a prober. Those added first are asked first.
   *
   * @throws Error when there is a prober of the same id.
   */
  addProber(prober: HealthProber): void;
}

/**
 * The extension point by which a module of the `agents` plugin supplies a {@link HealthProber}.
 *
 * @example
 * ```ts
 * export const agentsModuleBlackbox = createBackendModule({
 *   pluginId: 'agents',
 *   moduleId: 'blackbox',
 *   register(env) {
 *     env.registerInit({
 *       deps: { probers: agentsHealthProberExtensionPoint },
 *       async init({ probers }) {
 *         probers.addProber(new BlackboxProber());
 *       },
 *     });
 *   },
 * });
 * ```
 * @public
 */
export const agentsHealthProberExtensionPoint =
  createExtensionPoint<AgentsHealthProberExtensionPoint>({
    id: 'agents.health-prober',
  });
