import type {
  AgentReadiness,
  AgentScorecard,
  CheckResult,
  ReadinessSummary,
} from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW, fixtureTime } from './createManualClock';
import {
  createCheckResult,
  createGateOutlook,
  createReadinessLevels,
  createStatement,
  FIXTURE_RELEASE_DIGEST,
} from './createReadinessParts';

const DAY_SECONDS = 86_400;

/** Three checks: a runbook that is there, an audit nobody signed, coverage that is too low. @public */
export function createCheckResults(): CheckResult[] {
  return [
    createCheckResult({
      id: 'runbook',
      title: 'A runbook is linked',
      level: 'basic',
      outcome: 'pass',
      effortMs: undefined,
      reason: 'The catalog entry links a runbook.',
      condition: 'A runbook is linked',
      guidance: undefined,
      fix: undefined,
      evidence: [
        {
          fact: 'catalog.links',
          title: 'Links of the catalog entry',
          value: 'runbook',
          provenance: 'observed',
          at: fixtureTime(60),
          source: { title: 'Catalog' },
        },
      ],
    }),
    createCheckResult({
      id: 'audit',
      title: 'The security audit is done',
      kind: 'attestation',
      outcome: 'unknown',
      effortMs: 8 * 3_600_000,
      reason: 'Nobody has signed it for release 1.4.0.',
      condition: 'Security audit is true',
      guidance: undefined,
      fix: undefined,
      attestations: ['attestation.security-audit'],
      evidence: [
        {
          fact: 'attestation.security-audit',
          title: 'Security audit',
          problem: 'nobody has signed it for release 1.4.0',
        },
      ],
    }),
    createCheckResult(),
  ];
}

/** How an agent stands on *Go live*: level Basic, two checks before Production. @public */
export function createAgentScorecard(
  overrides: Partial<AgentScorecard> = {},
): AgentScorecard {
  const levels = createReadinessLevels();
  return {
    ref: 'scorecard:default/go-live',
    title: 'Go live',
    version: '1.0.0',
    default: true,
    levels,
    rank: 1,
    since: fixtureTime(3 * DAY_SECONDS),
    score: 1 / 3,
    passed: 1,
    known: 2,
    applicable: 3,
    exempt: 0,
    checks: createCheckResults(),
    paths: [
      {
        level: levels[1],
        checks: ['coverage', 'audit'],
        effortMs: 10 * 3_600_000,
        weight: 2,
      },
    ],
    history: [
      { day: '2026-01-13', rank: 0, score: 0 },
      { day: '2026-01-14', rank: 1, score: 1 / 3 },
      { day: '2026-01-15', rank: 1, score: 1 / 3 },
    ],
    evaluatedAt: fixtureTime(30),
    ...overrides,
  };
}

/** Where an agent stands, for a row of the fleet: Basic, below what Production demands. @public */
export function createReadinessSummary(
  overrides: Partial<ReadinessSummary> = {},
): ReadinessSummary {
  return {
    status: 'below',
    scorecard: 'scorecard:default/go-live',
    level: 'Basic',
    rank: 1,
    levels: 2,
    required: 1,
    missing: 1,
    ...overrides,
  };
}

/** How an agent stands on every scorecard; the viewer may ask and sign, but not grant. @public */
export function createAgentReadiness(
  overrides: Partial<AgentReadiness> = {},
): AgentReadiness {
  return {
    summary: createReadinessSummary(),
    release: { version: '1.4.0', digest: FIXTURE_RELEASE_DIGEST },
    scorecards: [createAgentScorecard()],
    gates: [createGateOutlook()],
    statements: [createStatement()],
    exemptions: [],
    may: {
      requestExemption: true,
      grantExemption: false,
      signAttestation: true,
    },
    asOf: new Date(FIXTURE_NOW).toISOString(),
    ...overrides,
  };
}
