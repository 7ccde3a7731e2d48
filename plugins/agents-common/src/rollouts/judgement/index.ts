export { DEFAULT_JUDGEMENT } from './defaultJudgement';
