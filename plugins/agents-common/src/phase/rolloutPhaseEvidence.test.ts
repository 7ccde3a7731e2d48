import { RolloutWorld } from '../rollouts/__testUtils__/RolloutWorld';
import type { Rollout } from '../rollouts/model';
import { derivePhase } from './derivePhase';
import { findPhaseRollout, rolloutPhaseEvidence } from './rolloutPhaseEvidence';

function phaseOf(rollout: Rollout) {
  return derivePhase({
    instances: [
      {
        environment: 'resource:default/elsewhere',
        title: 'elsewhere',
        stage: 'production',
        health: 'pass',
        aliveAt: '2026-03-02T08:00:00Z',
      },
      {
        environment: 'resource:default/production',
        title: 'production',
        stage: 'production',
        health: 'pass',
        aliveAt: '2026-03-02T08:00:00Z',
      },
    ],
    rollout: rolloutPhaseEvidence(rollout),
  });
}

describe('the phase of an agent that is rolled out', () => {
  it('follows the rollout from canary over rolling-out to production', () => {
    const world = new RolloutWorld();
    const seen: Array<[string, number | undefined]> = [];
    const note = () => {
      const { phase, weight } = phaseOf(world.rollout);
      if (seen.at(-1)?.[0] !== phase) seen.push([phase, weight]);
    };
    note();
    while (world.rollout.state !== 'succeeded') {
      world.tick();
      note();
    }
    expect(seen).toEqual([
      ['production', undefined],
      ['canary', 0.1],
      ['rolling-out', 0.5],
      ['production', undefined],
    ]);
  });

  it('is paused while it is, and waits for somebody', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.operate({ type: 'pause' }, 'user:default/ada', 'lunch');
    const { phase, weight, reasons, next } = phaseOf(world.rollout);
    expect([phase, weight]).toEqual(['paused', 0.1]);
    expect(reasons.map(reason => reason.text)).toEqual([
      'ada pauses it at 10 %: lunch',
      'It answers in production.',
    ]);
    expect(next?.waitsFor).toEqual(['somebody to resume the rollout of 1.5.0']);
  });

  it('is rolled back from the decision on, with the share that is left', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.judge.outcome = 'fail';
    world.decide();
    expect(phaseOf(world.rollout)).toMatchObject({
      phase: 'rolled-back',
      weight: 0.1,
    });
    world.tick();
    expect(phaseOf(world.rollout)).toMatchObject({
      phase: 'rolled-back',
      weight: 0,
      reasons: [
        { text: 'Rolled back at 08:30 UTC: The candidate is found to fail.' },
        {},
      ],
      next: { waitsFor: ['1.5.0 to be retried, or another release'] },
    });
  });

  it('says what holds it', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.traffic.weight = 30;
    world.tick();
    const [reason] = phaseOf(world.rollout).reasons;
    expect(reason.text).toMatch(
      /^1.5.0 gets 30 % of the traffic: it is held: The driver/,
    );
  });

  it('says nothing while the candidate has no traffic, or after a good end', () => {
    const { rollout } = new RolloutWorld();
    for (const state of ['pending', 'preflight', 'progressing'] as const) {
      expect(rolloutPhaseEvidence({ ...rollout, state })).toBeUndefined();
    }
    for (const state of ['succeeded', 'aborted', 'superseded'] as const) {
      const ended = { ...rollout, state, weight: 100 };
      expect(rolloutPhaseEvidence(ended)).toBeUndefined();
    }
    expect(
      rolloutPhaseEvidence({
        ...rollout,
        state: 'paused',
        resumeTo: 'pending',
      }),
    ).toBeUndefined();
  });

  it('takes the greater of what is meant and what is seen for the share', () => {
    const { rollout } = new RolloutWorld();
    const baking = { ...rollout, state: 'baking' as const, reason: 'Bakes.' };
    for (const [weight, observedWeight] of [
      [10, 5],
      [5, 10],
    ]) {
      expect(
        rolloutPhaseEvidence({ ...baking, weight, observedWeight }),
      ).toMatchObject({
        state: 'progressing',
        weight: 0.1,
        reason: '1.5.0 gets 10 % of the traffic: Bakes.',
      });
    }
  });

  it('goes by the rollout under way, else the newest that has begun', () => {
    const world = new RolloutWorld();
    const { rollout } = world;
    const old: Rollout = { ...rollout, id: 'old', state: 'rolled-back' };
    const waiting: Rollout = {
      ...rollout,
      id: 'new',
      createdAt: world.now + 1,
    };
    expect(findPhaseRollout([waiting, old])?.id).toBe('old');
    expect(findPhaseRollout([old, { ...waiting, state: 'baking' }])?.id).toBe(
      'new',
    );
    expect(
      findPhaseRollout([old, { ...waiting, state: 'succeeded' }])?.id,
    ).toBe('new');
    expect(
      findPhaseRollout([old, { ...waiting, state: 'superseded' }])?.id,
    ).toBe('old');
    expect(findPhaseRollout([])).toBeUndefined();
  });
});
