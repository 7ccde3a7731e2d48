import type { RolloutState } from '../api/types';
import type { Rollout } from '../rollouts/model';
import { createRollout } from '../rollouts/createRollout';
import { DEFAULT_JUDGEMENT } from '../rollouts/judgement';
import { rolloutPhaseEvidence } from './rolloutPhaseEvidence';

function given(state: RolloutState, overrides: Partial<Rollout> = {}): Rollout {
  const { rollout } = createRollout({
    id: 'one',
    agent: 'component:default/architect',
    environment: 'resource:default/production',
    policy: {
      strategy: 'canary',
      type: 'canary',
      steps: [{ type: 'weight', weight: 100 }],
      rollback: [],
      gates: [],
      freezeWindows: [],
      judgement: DEFAULT_JUDGEMENT,
    },
    policyVersion: 'sha256:1',
    candidate: '1.5.0',
    createdBy: 'user:default/remy',
    now: 0,
  });
  return { ...rollout, state, reason: 'Because.', ...overrides };
}

describe('rolloutPhaseEvidence', () => {
  it('says nothing while the candidate has no traffic, or after a good end', () => {
    for (const state of ['pending', 'preflight', 'progressing'] as const) {
      expect(rolloutPhaseEvidence(given(state))).toBeUndefined();
    }
    for (const state of ['succeeded', 'aborted', 'superseded'] as const) {
      const ended = given(state, { weight: 100 });
      expect(rolloutPhaseEvidence(ended)).toBeUndefined();
    }
  });

  it('takes the greater of what is meant and what is seen for the share', () => {
    expect(
      rolloutPhaseEvidence(given('baking', { weight: 10, observedWeight: 5 })),
    ).toEqual({
      state: 'progressing',
      weight: 0.1,
      release: '1.5.0',
      reason: '1.5.0 gets 10 % of the traffic: Because.',
    });
    expect(
      rolloutPhaseEvidence(given('rolling-back', { observedWeight: 50 })),
    ).toMatchObject({ state: 'progressing', weight: 0.5 });
  });

  it('tells of a rollout that is paused or was rolled back', () => {
    expect(rolloutPhaseEvidence(given('paused', { weight: 10 }))).toMatchObject(
      { state: 'paused', weight: 0.1 },
    );
    expect(
      rolloutPhaseEvidence(given('paused', { resumeTo: 'pending' })),
    ).toBeUndefined();
    expect(rolloutPhaseEvidence(given('rolled-back'))).toMatchObject({
      state: 'rolled-back',
      weight: 0,
    });
  });
});
