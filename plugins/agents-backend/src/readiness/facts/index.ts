export { AttestationFactProvider } from './AttestationFactProvider';
export type { BuiltInFactProvider } from './BuiltInFactProvider';
export { CatalogFactProvider } from './CatalogFactProvider';
export {
  type CollectedFacts,
  type FactAnswers,
  FactCollector,
} from './FactCollector';
export { FactProviderRegistry } from './FactProviderRegistry';
export { FleetFactProvider, type FleetRecords } from './FleetFactProvider';
export {
  InstanceFactProvider,
  type ReadingSource,
} from './InstanceFactProvider';
export { KpiFactProvider, type VerdictSource } from './KpiFactProvider';
export { PushedFactProvider, type SampleSource } from './PushedFactProvider';
