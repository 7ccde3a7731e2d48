import { HOUR, MINUTE, RolloutWorld } from './__testUtils__/RolloutWorld';
import { createPolicy } from './__testUtils__/createPolicy';
import { describeBake } from './describe';

const { judgement } = createPolicy();

function createBaking(reactions: Partial<typeof judgement.reactions> = {}) {
  const world = new RolloutWorld({
    judgement: {
      ...judgement,
      reactions: { ...judgement.reactions, ...reactions },
    },
  });
  world.tickUntil(rollout => rollout.state === 'baking');
  world.tick(10);
  return world;
}

describe('a bake', () => {
  it('counts the time that was measured, and the requests of the candidate', () => {
    const { bake } = createBaking().rollout;
    expect(bake).toMatchObject({ validMs: 10 * MINUTE, samples: 100 });
    expect(describeBake(bake!)).toBe('10 min of 1 h valid, 100 of 500 samples');
  });

  it.each([
    ['an ill agent', { health: { status: 'fail' as const, reason: '' } }],
    [
      'an unknown health',
      { health: { status: 'unknown' as const, reason: '' } },
    ],
    ['an alert', { holds: [{ code: 'alert' as const, text: '', since: 0 }] }],
    ['a stopped line', { stopLine: { by: '', at: 0, reason: '' } }],
  ])('counts no time with %s, nor the minute in which it ends', (_, seen) => {
    const world = createBaking();
    const { validMs } = world.rollout.bake!;
    world.seen = seen;
    world.tick(7);
    expect(world.rollout.bake!.validMs).toBe(validMs);
    world.seen = {};
    world.tick();
    expect(world.rollout.bake!.validMs).toBe(validMs);
    world.tick();
    expect(world.rollout.bake!.validMs).toBe(validMs + MINUTE);
  });

  it('counts no time while it is paused', () => {
    const world = createBaking();
    const { validMs } = world.rollout.bake!;
    world.operate({ type: 'pause' });
    world.tick(90);
    world.operate({ type: 'resume' });
    expect(world.rollout.bake!.validMs).toBe(validMs);
    world.tick();
    expect(world.rollout.bake!.validMs).toBe(validMs + MINUTE);
  });

  it('does not take a gap for evidence', () => {
    const world = createBaking();
    const { validMs } = world.rollout.bake!;
    world.now += 12 * MINUTE;
    world.decide();
    expect(world.rollout.bake!.validMs).toBe(validMs + judgement.freshnessMs);
  });

  it.each([
    ['no-data' as const, 'no-data'],
    ['source-error' as const, 'source-error'],
  ])(
    'is held once %s has lasted longer than a measurement may be old',
    (status, code) => {
      const world = createBaking();
      world.seen = { metrics: { status, query: 'q', reason: 'gone' } };
      world.tick(5);
      expect(world.holds()).toBe('');
      world.tick();
      expect(world.holds()).toBe(code);
      expect(world.rollout.bake!.validMs).toBe(10 * MINUTE);
      world.tick(300);
      expect(world.rollout).toMatchObject({ state: 'baking', weight: 10 });
    },
  );

  it.each(['no-data', 'source-error'] as const)(
    'rolls back for %s, or goes on without counting, when the policy says so',
    status => {
      const world = createBaking({ [status]: 'roll-back' });
      world.seen = { metrics: { status, query: 'q', reason: 'gone' } };
      world.tick(8);
      expect(world.rollout.state).toBe('rolled-back');

      const patient = createBaking({ [status]: 'extend' });
      patient.seen = { metrics: { status, query: 'q', reason: 'gone' } };
      patient.tick(300);
      expect(patient.holds()).toBe('');
      expect(patient.rollout).toMatchObject({ state: 'baking', weight: 10 });
    },
  );

  it('takes a measurement that is too old, or of another segment, for none', () => {
    for (const stale of ['at', 'from', 'weight'] as const) {
      const world = createBaking();
      const metrics = world.measure();
      if (metrics.status !== 'ok') throw new Error('nothing measured');
      world.seen = {
        metrics: {
          ...metrics,
          ...(stale === 'at' && { at: world.now }),
          segment: {
            ...metrics.segment,
            ...(stale === 'from' && { from: metrics.segment.from - MINUTE }),
            ...(stale === 'weight' && { weight: 50 }),
          },
        },
      };
      world.tick(200);
      expect(world.holds()).toBe('no-data');
      expect(world.rollout.weight).toBe(10);
    }
  });

  it('goes on baking, is held, or rolls back when there are too few samples', () => {
    for (const [reaction, state, holds] of [
      ['extend', 'baking', ''],
      ['hold', 'baking', 'insufficient'],
      ['roll-back', 'rolled-back', ''],
    ] as const) {
      const world = createBaking({ insufficient: reaction });
      world.load = 1;
      world.tick(90);
      expect(world.rollout.state).toBe(state);
      expect(world.holds()).toBe(holds);
      if (state !== 'baking') continue;
      world.load = 1_000;
      world.tick(2);
      expect(world.rollout).toMatchObject({ weight: 50 });
    }
  });

  it('does not stay for ever under an alert, but does what is to be done with too few samples', () => {
    const holds = [{ code: 'alert' as const, text: 'P1: down', since: 0 }];
    const held = (reaction: 'extend' | 'hold' | 'roll-back', minutes = 62) => {
      const world = createBaking({ insufficient: reaction });
      world.judge.outcome = 'insufficient';
      world.seen = { holds };
      world.tick(minutes);
      return world;
    };
    expect(held('extend').rollout.state).toBe('baking');
    expect(held('hold').holds()).toMatch(/alert.*insufficient/);
    expect(held('roll-back', 60).rollout.state).toBe('baking');
    expect(held('roll-back').rollout).toMatchObject({
      state: 'rolling-back',
      reason: expect.stringMatching(/An alert has held it for longer/),
    });

    const interrupted = held('roll-back', 40);
    interrupted.seen = {};
    interrupted.tick();
    interrupted.seen = { holds };
    interrupted.tick(40);
    expect(interrupted.rollout.state).toBe('baking');

    const unseen = held('roll-back', 2);
    unseen.now += 5 * HOUR;
    unseen.decide();
    expect(unseen.rollout.state).toBe('baking');

    const told = createBaking({ insufficient: 'roll-back' });
    told.tick(45);
    told.seen = { holds };
    told.tick(5 * 60);
    expect(told.rollout.state).toBe('baking');
  });

  it('ends only with a verdict that passes', () => {
    const world = createBaking();
    world.judge.outcome = 'insufficient';
    world.tick(5 * 60);
    expect(world.rollout).toMatchObject({ state: 'baking', weight: 10 });
    world.judge.outcome = 'pass';
    world.tick();
    expect(world.rollout.weight).toBe(50);
  });

  it('is held by a failing verdict when the policy does not roll back', () => {
    const world = createBaking({ fail: 'hold' });
    world.judge.outcome = 'fail';
    world.tick(5 * 60);
    expect(world.holds()).toBe('verdict');
    expect(world.rollout.weight).toBe(10);
    world.judge.outcome = 'pass';
    world.tick((2 * HOUR) / MINUTE);
    expect(world.rollout.weight).toBe(50);
  });
});
