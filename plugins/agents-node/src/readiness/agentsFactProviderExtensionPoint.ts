import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { FactProvider } from './FactProvider';

/**
 * Where a backend module adds providers of facts.
 *
 * @public
 */
export interface AgentsFactProviderExtensionPoint {
  /**
   * Adds a provider.
   *
   * @throws Error when there is a provider of the same id already.
   */
  addFactProvider(provider: FactProvider): void;
}

/**
 * Extension point for providers of facts, such as a code scanner.
 *
 * @public
 */
export const agentsFactProviderExtensionPoint =
  createExtensionPoint<AgentsFactProviderExtensionPoint>({
    id: 'agents.fact-provider',
  });
