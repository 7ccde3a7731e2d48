export * from './derivePhase';
export * from './rolloutPhaseEvidence';
