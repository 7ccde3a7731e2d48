import type {
  Attestation,
  CheckColumn,
  CheckResult,
  Exemption,
  GateDecision,
  GateOutlook,
  ReadinessAction,
  ReadinessLevel,
  StatementToSign,
} from '@agent-portal/plugin-agents-common';
import { fixtureTime } from './createManualClock';

const AGENT = 'component:default/example-agent';
const SCORECARD = 'scorecard:default/go-live';
const PRODUCTION = 'resource:default/production';
const DAY_SECONDS = 86_400;

/** Digest of the release of fixtures. @public */
export const FIXTURE_RELEASE_DIGEST = `sha256:${'3f'.repeat(32)}`;

/** The levels of fixtures: *Basic* and *Production*. @public */
export function createReadinessLevels(): ReadinessLevel[] {
  return [
    { id: 'basic', title: 'Basic', rank: 1 },
    { id: 'production', title: 'Production', rank: 2 },
  ];
}

/** A check as a column: test coverage above 80 %. @public */
export function createCheckColumn(
  overrides: Partial<CheckColumn> = {},
): CheckColumn {
  return {
    id: 'coverage',
    title: 'Tests cover enough',
    level: 'production',
    weight: 1,
    kind: 'automatic',
    facts: ['kpi.test-coverage'],
    condition: 'Test coverage is more than 80 %',
    ...overrides,
  };
}

/** What one check came to: coverage of 74 % as a document states it, so it does not pass. @public */
export function createCheckResult(
  overrides: Partial<CheckResult> = {},
): CheckResult {
  return {
    id: 'coverage',
    title: 'Tests cover enough',
    level: 'production',
    weight: 1,
    effortMs: 2 * 3_600_000,
    kind: 'automatic',
    outcome: 'fail',
    reason: 'Test coverage is 74 %, not more than 80 %.',
    condition: 'Test coverage is more than 80 %',
    evidence: [
      {
        fact: 'kpi.test-coverage',
        title: 'Test coverage',
        value: '74 %',
        provenance: 'stated',
        at: fixtureTime(10 * DAY_SECONDS),
        source: {
          title: 'Implementation report',
          url: 'https://docs.example.com/report',
        },
      },
    ],
    guidance: 'Add tests where the report shows gaps.',
    fix: {
      type: 'template',
      title: 'Add a test workflow',
      template: 'template:default/add-tests',
      values: { name: 'example-agent' },
    },
    ...overrides,
  };
}

/** A request for an exemption from the coverage check, of an hour ago. @public */
export function createExemption(overrides: Partial<Exemption> = {}): Exemption {
  return {
    id: 'exemption-1',
    type: 'check',
    agent: AGENT,
    agentTitle: 'Example Agent',
    scorecard: SCORECARD,
    scorecardTitle: 'Go live',
    check: 'coverage',
    checkTitle: 'Tests cover enough',
    reason: 'The generated client is left out of the report.',
    status: 'requested',
    requestedBy: 'user:default/dana',
    requestedAt: fixtureTime(3_600),
    expiresAt: fixtureTime(-14 * DAY_SECONDS),
    may: [],
    ...overrides,
  };
}

/** A signature that holds. @public */
export function createAttestation(
  overrides: Partial<Attestation> = {},
): Attestation {
  return {
    id: 'attestation-1',
    agent: AGENT,
    fact: 'attestation.security-audit',
    statement: 'A security audit of this release was done and has no findings.',
    releaseVersion: '1.4.0',
    releaseDigest: FIXTURE_RELEASE_DIGEST,
    signedBy: 'user:default/sam',
    signedAt: fixtureTime(DAY_SECONDS),
    status: 'valid',
    ...overrides,
  };
}

/** A statement that the viewer may sign and nobody has signed. @public */
export function createStatement(
  overrides: Partial<StatementToSign> = {},
): StatementToSign {
  return {
    agent: AGENT,
    agentTitle: 'Example Agent',
    fact: 'attestation.security-audit',
    title: 'Security audit',
    statement: 'A security audit of this release was done and has no findings.',
    scorecards: ['Go live'],
    releaseVersion: '1.4.0',
    releaseDigest: FIXTURE_RELEASE_DIGEST,
    maySign: true,
    ...overrides,
  };
}

/** A gate that is closed because the level is not reached. @public */
export function createGateOutlook(
  overrides: Partial<GateOutlook> = {},
): GateOutlook {
  return {
    environment: PRODUCTION,
    environmentTitle: 'Production',
    verdict: 'fail',
    reason: 'Go live: level Production is needed, it has Basic.',
    demands: [
      {
        source: 'scorecard',
        scorecard: SCORECARD,
        title: 'Go live',
        version: '1.0.0',
        requiredLevel: 'Production',
        level: 'Basic',
        status: 'not-met',
        reason: 'Level Production is needed, it has Basic.',
        checks: [createCheckResult()],
      },
    ],
    ...overrides,
  };
}

/** A decision of the gate of {@link createGateOutlook}. @public */
export function createGateDecision(
  overrides: Partial<GateDecision> = {},
): GateDecision {
  const { environment, verdict, reason, demands } = createGateOutlook();
  return {
    id: 'decision-1',
    at: fixtureTime(7_200),
    agent: AGENT,
    environment,
    releaseVersion: '1.4.0',
    releaseDigest: FIXTURE_RELEASE_DIGEST,
    verdict,
    reason,
    demands,
    actor: 'user:default/dana',
    ...overrides,
  };
}

/** A next step: more tests take the agent to *Production*. @public */
export function createReadinessAction(
  overrides: Partial<ReadinessAction> = {},
): ReadinessAction {
  return {
    agent: AGENT,
    agentTitle: 'Example Agent',
    owner: 'group:default/example-team',
    scorecard: SCORECARD,
    scorecardTitle: 'Go live',
    level: 'Production',
    check: createCheckResult(),
    remaining: 1,
    ...overrides,
  };
}
