export * from './CheckOutcome';
export * from './CompiledScorecard';
export * from './Fact';
export * from './FactDefinition';
export * from './GracedCheck';
export * from './ScorecardEvaluation';
export { compileScorecard } from './compileScorecard';
export { describeCondition } from './conditions/describeCondition';
export { compilePattern } from './conditions/compilePattern';
export { parseFactPath, type FactPathStep } from './conditions/parseFactPath';
export { splitOperator } from './conditions/splitOperator';
export {
  diffLevels,
  type LevelChange,
  type LevelDifference,
} from './diffLevels';
export { listGracedChecks } from './listGracedChecks';
export { pathsToLevels } from './pathsToLevels';
export { releaseFingerprint } from './releaseFingerprint';
export { stricterChecks } from './stricterChecks';
