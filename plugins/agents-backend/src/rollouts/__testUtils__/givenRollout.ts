import type {
  PolicyStep,
  Rollout,
  RolloutPolicy,
} from '@agent-portal/plugin-agents-common';
import { hashPolicy } from '../service/hashPolicy';

/** When everything in these tests begins, ms since 1970: a whole minute. */
export const START = Date.UTC(2026, 2, 2, 9);

const MINUTE_MS = 60_000;

/** A policy of a canary that is done within minutes. */
export function givenPolicy(
  options: { steps?: PolicyStep[]; retentionMs?: number } = {},
): RolloutPolicy {
  return {
    strategy: 'canary',
    type: 'canary',
    steps: options.steps ?? [
      { type: 'weight', weight: 10 },
      { type: 'bake', durationMs: 2 * MINUTE_MS, minimumSamples: 100 },
      { type: 'weight', weight: 100 },
    ],
    rollback: [],
    gates: [],
    freezeWindows: [],
    judgement: {
      significance: 0.01,
      confidence: 0.95,
      minimumSamples: 100,
      freshnessMs: 5 * MINUTE_MS,
      commandTimeoutMs: 10_000,
      retentionMs: options.retentionMs ?? 5 * MINUTE_MS,
      reactions: {
        fail: 'roll-back',
        insufficient: 'extend',
        'no-data': 'hold',
        'source-error': 'hold',
      },
    },
  };
}

/** A rollout that has just been made. */
export function givenRollout(overrides: Partial<Rollout> = {}): Rollout {
  const { policy = givenPolicy() } = overrides;
  return {
    id: 'rollout-1',
    agent: 'component:default/quality-guardian',
    environment: 'resource:default/production',
    policy,
    policyVersion: hashPolicy(policy),
    candidate: '2.0.0',
    state: 'pending',
    step: 0,
    stepSince: START,
    weight: 0,
    holds: [],
    commands: 0,
    segments: [],
    gates: [],
    approvals: [],
    signals: [],
    createdBy: 'user:default/lead',
    createdAt: START,
    stateSince: START,
    reason: 'It was just made.',
    clock: START,
    ...overrides,
  };
}
