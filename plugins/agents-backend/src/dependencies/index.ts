export { createDependenciesFeature } from './createDependenciesFeature';
export {
  DefaultDependencyReadModel,
  type DependencyReadModelOptions,
} from './DefaultDependencyReadModel';
export type { DependencyReadModel } from './DependencyReadModel';
export { DependencyService } from './DependencyService';
export { toDependencyEvidence } from './toDependencyEvidence';
