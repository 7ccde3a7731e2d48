export {
  agentsHealthProberExtensionPoint,
  type AgentsHealthProberExtensionPoint,
} from './agentsHealthProberExtensionPoint';
export type { HealthProber, TargetObservation } from './HealthProber';
export type { HealthTarget } from './HealthTarget';
