export { createContexts, dayOf } from './settleResults';
export {
  ReadinessEvaluation,
  type ReadinessEvaluationOptions,
} from './ReadinessEvaluation';
