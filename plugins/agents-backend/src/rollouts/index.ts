export { createRolloutsFeature } from './createRolloutsFeature';
export { installDrivers, TrafficDriverRegistry } from './drivers';
export { ReleaseEvidenceRegistry } from './evidence';
export { RolloutHoldRegistry } from './observer/RolloutHoldRegistry';
export { DatabaseRolloutReadModel } from './results/DatabaseRolloutReadModel';
export { RolloutPhases } from './results/RolloutPhases';
export { RolloutTimelineReadModel } from './results/RolloutTimelineReadModel';
