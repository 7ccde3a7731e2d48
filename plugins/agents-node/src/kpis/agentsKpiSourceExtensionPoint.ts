import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { KpiSource } from './KpiSource';

/**
 * Where a backend module adds sources of KPIs.
 *
 * @public
 */
export interface AgentsKpiSourceExtensionPoint {
  /**
   * Adds a source.
   *
   * @throws Error when there is a source of the same type already.
   */
  addKpiSource(source: KpiSource): void;
}

/**
 * Extension point for sources of KPIs, such as a Prometheus server.
 *
 * @public
 */
export const agentsKpiSourceExtensionPoint =
  createExtensionPoint<AgentsKpiSourceExtensionPoint>({
    id: 'agents.kpi-source',
  });
