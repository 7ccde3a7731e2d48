import {
  agentsFactProviderExtensionPoint,
  agentsHealthProberExtensionPoint,
  agentsKpiSourceExtensionPoint,
  agentsReleaseEvidenceExtensionPoint,
  agentsRolloutHoldExtensionPoint,
  agentsTrafficDriverExtensionPoint,
} from '@agent-portal/plugin-agents-node';
import type { BackendPluginRegistrationPoints } from '@backstage/backend-plugin-api';
import { HealthProberRegistry } from '../health';
import { KpiSourceRegistry } from '../kpis';
import { FactProviderRegistry } from '../readiness';
import {
  ReleaseEvidenceRegistry,
  RolloutHoldRegistry,
  TrafficDriverRegistry,
} from '../rollouts';

/** Lets modules add to the plugin; what they added is in the registries by the time it starts. */
export function registerExtensionPoints(
  env: Pick<BackendPluginRegistrationPoints, 'registerExtensionPoint'>,
) {
  const registries = {
    probers: new HealthProberRegistry(),
    kpiSources: new KpiSourceRegistry(),
    factProviders: new FactProviderRegistry(),
    drivers: TrafficDriverRegistry.create(),
    holds: RolloutHoldRegistry.create(),
    evidence: ReleaseEvidenceRegistry.create(),
  };
  const { probers, kpiSources, factProviders, drivers, holds, evidence } =
    registries;
  env.registerExtensionPoint(agentsHealthProberExtensionPoint, probers);
  env.registerExtensionPoint(agentsKpiSourceExtensionPoint, kpiSources);
  env.registerExtensionPoint(agentsFactProviderExtensionPoint, factProviders);
  env.registerExtensionPoint(agentsTrafficDriverExtensionPoint, drivers);
  env.registerExtensionPoint(agentsRolloutHoldExtensionPoint, holds);
  env.registerExtensionPoint(agentsReleaseEvidenceExtensionPoint, evidence);
  return registries;
}
