import type { ScorecardFact } from '../entities';

/** Whether a person signs for a fact. */
export function isAttestation(
  id: string,
  declared: readonly ScorecardFact[],
): boolean {
  const declaration = declared.find(fact => fact.id === id);
  return declaration
    ? declaration.type === 'attestation'
    : id.startsWith('attestation.');
}
