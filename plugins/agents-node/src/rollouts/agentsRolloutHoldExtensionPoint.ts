import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { RolloutHoldProvider } from './RolloutHoldProvider';

/**
 * Where a backend module adds reasons for which rollouts must wait.
 *
 * @public
 */
export interface AgentsRolloutHoldExtensionPoint {
  /**
   * Adds a provider.
   *
   * @throws Error when there is a provider of the same id already.
   */
  addRolloutHoldProvider(provider: RolloutHoldProvider): void;
}

/**
 * Extension point for what holds rollouts from outside, such as open alerts.
 *
 * @public
 */
export const agentsRolloutHoldExtensionPoint =
  createExtensionPoint<AgentsRolloutHoldExtensionPoint>({
    id: 'agents.rollout-hold',
  });
