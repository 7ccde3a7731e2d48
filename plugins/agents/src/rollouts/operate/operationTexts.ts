import type {
  AllowedOperation,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import { OPERATION_WORDS } from '@agent-portal/plugin-agents-react';

/** What an operation is called on its button: `Approve: Release board`. */
export function operationLabel(
  row: RolloutRow,
  offered: AllowedOperation,
): string {
  const word = OPERATION_WORDS[offered.operation];
  if (offered.gate) {
    const gate = row.gates.find(({ id }) => id === offered.gate);
    return `${word}: ${gate?.title ?? offered.gate}`;
  }
  return offered.signal ? `${word}: ${offered.signal}` : word;
}

/** The rollout in a few words: `Example Agent 1.5.0 in Production`. */
export function rolloutTitle(
  row: Pick<RolloutRow, 'agentTitle' | 'candidate' | 'environmentTitle'>,
): string {
  return `${row.agentTitle} ${row.candidate} in ${row.environmentTitle}`;
}

/** The effect of an operation as a sentence. */
export function effectSentence(offered: AllowedOperation): string {
  const { effect } = offered;
  if (!effect) return 'The portal does not say what this changes in numbers.';
  const text = effect.trim();
  const sentence = `${text[0].toUpperCase()}${text.slice(1)}`;
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}

/** Whether a reason must be given; it is kept in the ledger in any case. */
export function needsReason(offered: AllowedOperation): boolean {
  return ['pause', 'promote', 'abort', 'rollback', 'retry', 'signal'].includes(
    offered.operation,
  );
}

/** The same operation as it is offered in another row. */
export function findOffered(
  row: RolloutRow,
  { operation, gate, signal }: AllowedOperation,
): AllowedOperation | undefined {
  return row.operations.find(
    other =>
      other.operation === operation &&
      other.gate === gate &&
      other.signal === signal,
  );
}

/** Whether a person who has seen one may decide about the other: progress of a bake does not matter. */
export function isSameSituation(seen: RolloutRow, row: RolloutRow): boolean {
  return (
    seen.state === row.state &&
    seen.weight === row.weight &&
    seen.stable === row.stable &&
    currentStep(seen) === currentStep(row)
  );
}

function currentStep({ steps }: RolloutRow): number {
  return steps.findIndex(({ status }) => status === 'current');
}
