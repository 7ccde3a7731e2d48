export { shareBound } from './bound';
export { DEFAULT_JUDGEMENT } from './defaultJudgement';
export { judgeRollout } from './judgeRollout';
export { sequentialEValue } from './sequentialTest';
export type { EventCounts } from './sequentialTest';
export { preflightPower } from './preflightPower';
