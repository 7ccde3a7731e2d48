export * from './derivePhase';
