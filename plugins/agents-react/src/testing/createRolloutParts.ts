import type {
  AllowedOperation,
  BakeStatus,
  Comparison,
  LedgerEntry,
  PowerPreflight,
  ReleaseMeasures,
  RolloutGateOutcome,
  RolloutOffer,
  RolloutStepStatus,
  RolloutVerdict,
  SmokeTestResult,
} from '@agent-portal/plugin-agents-common';
import { fixtureTime } from './createManualClock';

const HOUR_MS = 3_600_000;

/** The steps of a blue-green rollout that bakes at 50 %. @public */
export function createRolloutSteps(): RolloutStepStatus[] {
  return [
    { type: 'smoke-test', title: 'Smoke test', status: 'done' },
    { type: 'weight', title: '10 %', status: 'done', weight: 10 },
    { type: 'bake', title: '24 h', status: 'done', durationMs: 24 * HOUR_MS },
    { type: 'weight', title: '50 %', status: 'done', weight: 50 },
    {
      type: 'bake',
      title: '48 h',
      status: 'current',
      durationMs: 48 * HOUR_MS,
    },
    { type: 'weight', title: '100 %', status: 'to-come', weight: 100 },
  ];
}

/** A bake that is two thirds over. @public */
export function createBakeStatus(
  overrides: Partial<BakeStatus> = {},
): BakeStatus {
  return {
    startedAt: fixtureTime(32 * 3_600),
    validMs: 31 * HOUR_MS,
    requiredMs: 48 * HOUR_MS,
    samples: 412,
    requiredSamples: 900,
    text: '31 h of 48 h valid, 412 of 900 samples',
    ...overrides,
  };
}

/** Errors of the candidate against the stable release, which pass. @public */
export function createComparison(
  overrides: Partial<Comparison> = {},
): Comparison {
  return {
    metric: 'errors',
    method: 'sequential',
    outcome: 'pass',
    candidate: { events: 2, total: 412 },
    stable: { events: 3, total: 430 },
    value: 0.4,
    threshold: 20,
    text: '2 errors in 412 requests against 0.7 % of the stable release, e-value 0.4, not above 20.',
    ...overrides,
  };
}

/** A verdict with one comparison. @public */
export function createRolloutVerdict(
  overrides: Partial<RolloutVerdict> = {},
): RolloutVerdict {
  return {
    outcome: 'pass',
    at: fixtureTime(20),
    text: 'The candidate is as good as the stable release.',
    query: 'requests of example-agent by release since 2026-01-14T04:00:00Z',
    comparisons: [createComparison()],
    ...overrides,
  };
}

/** A gate that waits for one of two approvals. @public */
export function createRolloutGate(
  overrides: Partial<RolloutGateOutcome> = {},
): RolloutGateOutcome {
  return {
    id: 'release-board',
    title: 'Release board',
    type: 'approval',
    outcome: 'fail',
    text: '1 of 2 approvals.',
    approvers: ['group:default/release-board'],
    quorum: 2,
    approvedBy: ['user:default/dana'],
    ...overrides,
  };
}

/** Something that the viewer may do: pause. @public */
export function createAllowedOperation(
  overrides: Partial<AllowedOperation> = {},
): AllowedOperation {
  return {
    operation: 'pause',
    allowed: true,
    effect: 'leaves 50 % of the traffic in Production with 1.5.0',
    ...overrides,
  };
}

/** A smoke test that passed. @public */
export function createSmokeTest(
  overrides: Partial<SmokeTestResult> = {},
): SmokeTestResult {
  return {
    outcome: 'pass',
    at: fixtureTime(60 * 3_600),
    checks: [
      { title: 'Health', outcome: 'pass', text: '/health answers 200: pass.' },
      {
        title: 'Test request',
        outcome: 'pass',
        text: 'POST /v1/run answers 200 in 0.4 s.',
      },
    ],
    ...overrides,
  };
}

/** A preflight that tells a grave fault in time, and a slight one not. @public */
export function createPowerPreflight(
  overrides: Partial<PowerPreflight> = {},
): PowerPreflight {
  return {
    outcome: 'weak',
    at: fixtureTime(60),
    text: 'At 5,000 requests a day, 10 % of the traffic tells 2 % errors from 0.5 % in 3.2 days.',
    requestsPerDay: 5_000,
    baseRate: 0.005,
    power: [
      {
        weight: 10,
        errorRate: 0.02,
        hours: 77,
        withinBake: false,
        text: '2 % errors in 3.2 days',
      },
      {
        weight: 10,
        errorRate: 0.1,
        hours: 4,
        withinBake: true,
        text: '10 % errors in 4 h',
      },
    ],
    ...overrides,
  };
}

/** What a release did: 1,000 requests of which 5 failed. @public */
export function createReleaseMeasures(
  overrides: Partial<ReleaseMeasures> = {},
): ReleaseMeasures {
  return {
    requests: 1_000,
    errors: 5,
    failedTasks: 1,
    complaints: 0,
    p95: 1.2,
    ...overrides,
  };
}

/** An entry of a ledger: a weight was reached. @public */
export function createLedgerEntry(
  overrides: Partial<LedgerEntry> = {},
): LedgerEntry {
  const number = overrides.number ?? 1;
  return {
    number,
    kind: 'weight-reached',
    at: fixtureTime(32 * 3_600),
    by: 'engine',
    text: '50 % of the traffic in Production goes to 1.5.0.',
    evidence: { weight: 50, observed: 50 },
    hash: `sha256:${String(number).padStart(64, '0')}`,
    previousHash: `sha256:${String(number - 1).padStart(64, '0')}`,
    ...overrides,
  };
}

/** A release that is ready to be rolled out. @public */
export function createRolloutOffer(
  overrides: Partial<RolloutOffer> = {},
): RolloutOffer {
  return {
    environment: 'resource:default/production',
    environmentTitle: 'Production',
    driver: 'demo-fleet',
    stable: '1.4.0',
    candidate: '1.5.0',
    weight: 0,
    strategy: 'careful',
    plan: 'rolloutplan:default/example',
    gates: [
      {
        title: 'Release board',
        text: '2 approvals by release-board; not by whoever starts it.',
      },
    ],
    allowed: true,
    text: '1.5.0 is ready beside 1.4.0.',
    ...overrides,
  };
}
