import type {
  RolloutDetail,
  RolloutRow,
} from '@agent-portal/plugin-agents-common';
import { fixtureTime } from './createManualClock';
import {
  createAllowedOperation,
  createBakeStatus,
  createReleaseMeasures,
  createRolloutSteps,
  createRolloutVerdict,
  createSmokeTest,
} from './createRolloutParts';

/** A rollout in a list: example-agent 1.5.0 bakes at 50 % in Production. @public */
export function createRolloutRow(
  overrides: Partial<RolloutRow> = {},
): RolloutRow {
  return {
    id: 'rollout-1',
    revision: 7,
    agent: 'component:default/example-agent',
    agentTitle: 'Example Agent',
    owner: 'group:default/example-team',
    environment: 'resource:default/production',
    environmentTitle: 'Production',
    plan: 'rolloutplan:default/example',
    planTitle: 'Example plan',
    wave: { id: 'rolloutplan:default/example#first', title: 'First wave' },
    strategy: 'careful',
    type: 'blue-green',
    candidate: '1.5.0',
    stable: '1.4.0',
    state: 'baking',
    weight: 50,
    observedWeight: 50,
    observedAt: fixtureTime(8),
    steps: createRolloutSteps(),
    bake: createBakeStatus(),
    verdict: createRolloutVerdict(),
    holds: [],
    gates: [],
    reason: 'It bakes at 50 %.',
    createdBy: 'user:default/sam',
    createdAt: fixtureTime(64 * 3_600),
    startedAt: fixtureTime(63 * 3_600),
    stateSince: fixtureTime(32 * 3_600),
    operations: [
      createAllowedOperation(),
      createAllowedOperation({
        operation: 'abort',
        effect: 'moves 50 % of the traffic in Production back to 1.4.0',
      }),
      createAllowedOperation({
        operation: 'promote',
        allowed: false,
        effect: 'moves 50 % more of the traffic in Production to 1.5.0',
        reason: 'Release board waits for 1 more approval.',
      }),
    ],
    ...overrides,
  };
}

/** A rollout with its evidence. @public */
export function createRollout(
  overrides: Partial<RolloutDetail> = {},
): RolloutDetail {
  const measures = createReleaseMeasures();
  return {
    ...createRolloutRow(),
    policyVersion: `sha256:${'9c'.repeat(32)}`,
    digest: `sha256:${'3f'.repeat(32)}`,
    driver: 'demo-fleet',
    smokeTest: createSmokeTest(),
    approvals: [],
    signals: [],
    totals: { candidate: measures, stable: measures },
    history: [2, 1, 0].map(hours => ({
      at: fixtureTime((hours + 1) * 3_600),
      candidate: createReleaseMeasures({ requests: 100 - hours, errors: 1 }),
      stable: createReleaseMeasures({ requests: 102 + hours, errors: hours }),
    })),
    spanMs: 3_600_000,
    ...overrides,
  };
}
