export { createReadinessFeature } from './createReadinessFeature';
export {
  createReadinessWorkflowFeature,
  createWorkflowStores,
} from './createReadinessWorkflowFeature';
export { createReadinessStores } from './createReadinessStores';
export { FactProviderRegistry } from './facts';
export { AgentReadinessService } from './results/AgentReadinessService';
export { ReadinessActionService } from './results/ReadinessActionService';
export { ScorecardService } from './results/ScorecardService';
