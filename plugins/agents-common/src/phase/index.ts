export * from './PhaseEvidence';
export * from './derivePhase';
export * from './rolloutPhaseEvidence';
