export * from './CheckOutcome';
export * from './Fact';
export * from './FactDefinition';
export * from './ScorecardEvaluation';
