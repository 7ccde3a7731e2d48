export * from './model';
export { applyOperation } from './applyOperation';
export type { OperationMoment } from './AssessedOperation';
export { createRollout } from './createRollout';
export type { NewRollout } from './createRollout';
export { decide } from './decide';
export {
  describeBake,
  describeBakeStatus,
  describeStep,
  describeSteps,
} from './describe';
export { describeGate } from './describeGate';
export { findFreeze, freezeSpan } from './freezeWindows';
export type { FreezeSpan } from './freezeWindows';
export * from './judgement';
export { listOperations } from './listOperations';
export { planWaves } from './planWaves';
export type { PlanCandidate, PlanSchedule, PlanSituation } from './planWaves';
export { replayInputs } from './replayRollout';
export {
  currentStep,
  hasEnded,
  mustRestore,
  needsTicks,
  raisesTraffic,
  wantsSmokeTest,
} from './rolloutStates';
export { createSegment, presentSegment } from './segments';
export * from './toRolloutPolicy';
export type { RolloutJudge } from './turn';
