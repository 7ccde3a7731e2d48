export { DatabaseScorecardStore } from './DatabaseScorecardStore';
export {
  type DeclaredFact,
  type RegisteredScorecard,
  ScorecardRegister,
} from './ScorecardRegister';
export type { ScorecardRecord, ScorecardStore } from './ScorecardStore';
