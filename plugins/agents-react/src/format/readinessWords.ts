import type {
  Attestation,
  CheckOutcome,
  ExemptionStatus,
  GateDemand,
  GateVerdict,
  ReadinessStatus,
} from '@agent-portal/plugin-agents-common';
import { formatShare } from './words';

/** What people call what a check came to. @public */
export const OUTCOME_WORDS: Readonly<Record<CheckOutcome, string>> = {
  pass: 'Passed',
  'not-applicable': 'Not applicable',
  exempt: 'Exempt',
  unknown: 'Unknown',
  fail: 'Not passed',
};

/** What people call whether an agent has the levels that gates demand. @public */
export const READINESS_WORDS: Readonly<Record<ReadinessStatus, string>> = {
  none: 'Nothing demanded',
  ready: 'Ready',
  unknown: 'Unknown',
  below: 'Below required level',
};

/** Every readiness status, the one that needs somebody most last. @public */
export const READINESS_STATUSES: readonly ReadinessStatus[] = [
  'none',
  'ready',
  'unknown',
  'below',
];

/** What people call what became of a request for an exemption. @public */
export const EXEMPTION_WORDS: Readonly<Record<ExemptionStatus, string>> = {
  requested: 'Waiting for a decision',
  approved: 'Granted',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
  revoked: 'Revoked',
  expired: 'Expired',
};

/** What people call whether a signature holds. @public */
export const ATTESTATION_WORDS: Readonly<
  Record<Attestation['status'], string>
> = {
  valid: 'Signed',
  void: 'Void',
  expired: 'Expired',
  revoked: 'Revoked',
};

/** What people call the verdict of a gate. @public */
export const GATE_WORDS: Readonly<Record<GateVerdict, string>> = {
  pass: 'Open',
  fail: 'Closed',
};

/** What people call whether a demand of a gate is met. @public */
export const DEMAND_WORDS: Readonly<Record<GateDemand['status'], string>> = {
  met: 'Met',
  'not-met': 'Not met',
  unknown: 'Unknown',
};

/**
 * Says how much of the checks is known, such as `82 %, 9 of 11 known`.
 *
 * @public
 */
export function describeCoverage(counts: {
  known: number;
  applicable: number;
}): string {
  const { known, applicable } = counts;
  return applicable === 0
    ? 'no check applies'
    : `${formatShare(
        roundShare(known / applicable),
      )}, ${known} of ${applicable} known`;
}

/**
 * Writes a score as whole percent, such as `82 %`, or a dash when there is none.
 *
 * @param score - Passed weight over applicable weight, 0 to 1.
 * @public
 */
export function formatScore(score: number | undefined): string {
  return score === undefined ? '—' : formatShare(roundShare(score));
}

/** To whole percent; what is not quite none or all never becomes it. */
function roundShare(share: number): number {
  const rounded = Math.round(share * 100) / 100;
  return (rounded === 0 && share > 0) || (rounded === 1 && share < 1)
    ? share
    : rounded;
}
