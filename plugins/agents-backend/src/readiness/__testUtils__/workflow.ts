import { NOW } from '../../__testUtils__/factories';
import type { StoredAttestation } from '../attestations/AttestationStore';
import type { StoredExemption } from '../exemptions/ExemptionStore';
import type { StoredGateDecision } from '../gate/GateDecisionStore';
import type { Notice } from '../notices/NoticeStore';

const DAY = 86_400_000;

/** A request for an exemption from a check. */
export function createExemption(
  overrides: Partial<StoredExemption> = {},
): StoredExemption {
  return {
    id: 'one',
    type: 'check',
    agentRef: 'component:default/architect',
    scorecardRef: 'scorecard:default/pre-launch',
    checkId: 'coverage',
    reason: 'The suite moves to another runner.',
    status: 'requested',
    requestedBy: 'user:default/dev',
    requestedAt: NOW,
    expiresAt: NOW + 14 * DAY,
    ...overrides,
  };
}

/** A request to open the gate to production for one release. */
export function createBreakGlass(
  overrides: Partial<StoredExemption> = {},
): StoredExemption {
  return createExemption({
    type: 'break-glass',
    scorecardRef: undefined,
    checkId: undefined,
    environmentRef: 'resource:default/production',
    releaseVersion: '1.4.0',
    releaseDigest: 'sha256:1',
    ...overrides,
  });
}

/** A signature for a security audit. */
export function createAttestation(
  overrides: Partial<StoredAttestation> = {},
): StoredAttestation {
  return {
    id: 'one',
    agentRef: 'component:default/architect',
    factId: 'attestation.security-audit',
    statement: 'A security audit found nothing that is open.',
    releaseVersion: '1.4.0',
    releaseDigest: 'sha256:1',
    signedBy: 'user:default/lead',
    signedAt: NOW,
    ...overrides,
  };
}

/** A decision of the gate to production that holds a release back. */
export function createDecision(
  id: string,
  at: number,
  overrides: Partial<StoredGateDecision['decision']> = {},
): StoredGateDecision {
  return {
    decision: {
      id,
      at: new Date(at).toISOString(),
      agent: 'component:default/architect',
      environment: 'resource:default/production',
      verdict: 'fail',
      reason: 'It does not have the level Ready of Pre-launch.',
      demands: [],
      actor: 'user:default/dev',
      ...overrides,
    },
    facts: new Map([
      [
        'hasOwner',
        {
          value: true,
          provenance: 'observed',
          source: { title: 'Catalog' },
        },
      ],
    ]),
  };
}

/** Something that people are told. */
export function createNotice(
  id: string,
  overrides: Partial<Notice> = {},
): Notice {
  return {
    id,
    recipients: ['group:default/core-agents'],
    title: 'Architect lost a level',
    link: '/catalog/default/component/architect/readiness',
    severity: 'high',
    topic: 'agents-level',
    ...overrides,
  };
}
