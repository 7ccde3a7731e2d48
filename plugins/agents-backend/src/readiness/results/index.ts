export { DatabaseReadinessStore } from './DatabaseReadinessStore';
export type {
  EvaluatedResult,
  ReadinessStore,
  ReadinessTransition,
} from './ReadinessStore';
