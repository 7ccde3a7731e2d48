export { DatabaseReadinessStore } from './DatabaseReadinessStore';
export type {
  EvaluatedResult,
  StoredFacts,
  ReadinessStore,
  ReadinessTransition,
} from './ReadinessStore';
