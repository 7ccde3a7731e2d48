import { MINUTE, RolloutWorld, START } from './__testUtils__/RolloutWorld';
import { createPolicy } from './__testUtils__/createPolicy';

const { judgement } = createPolicy();

/** A rollout whose command was stored, and of which the driver knows nothing yet. */
function createRaising(until: 'split' | 'promote') {
  const world = new RolloutWorld({
    judgement: {
      ...judgement,
      reactions: { ...judgement.reactions, fail: 'hold' },
    },
  });
  world.tickUntil(
    ({ command }) =>
      command?.target.type === until &&
      (until === 'promote' || world.traffic.weight === 10),
  );
  return world;
}

const stopLine = { by: 'x', at: START, reason: 'incident' };

describe('a command that gives the candidate more, and was stored', () => {
  it.each([
    ['a stopped line', { stopLine }],
    [
      'an open alert',
      { holds: [{ code: 'alert' as const, text: 'P0', since: START }] },
    ],
    ['an ill agent', { health: { status: 'fail' as const, reason: 'down' } }],
    ['an agent that is gone', { missing: 'The catalog has no architect.' }],
  ])('is withdrawn under %s', (_, seen) => {
    const world = createRaising('split');
    world.seen = seen;
    world.decide();
    expect(world.rollout).toMatchObject({
      weight: 10,
      command: { target: { type: 'split', weight: 10 }, failures: 0 },
    });
    world.tick(5);
    expect(world.traffic.weight).toBe(10);
    world.seen = {};
    world.tickUntil(({ segments }) => segments.at(-1)?.weight === 50);
    expect(world.rollout.segments.map(({ weight }) => weight)).toEqual([
      10, 50,
    ]);
  });

  it('is withdrawn when a failing verdict only holds', () => {
    const world = createRaising('split');
    world.judge.outcome = 'fail';
    world.decide();
    expect(world.holds()).toBe('verdict');
    expect(world.rollout.command?.target).toEqual({
      type: 'split',
      weight: 10,
    });
  });

  it.each(['no-data', 'source-error'] as const)(
    'is withdrawn once %s holds, and is not given again before when it failed',
    status => {
      const world = createRaising('split');
      world.seen = { metrics: { status, query: 'q', reason: 'gone' } };
      world.carryOut('refused');
      world.decide();
      expect(world.rollout.command?.target).toEqual({
        type: 'split',
        weight: 10,
      });

      const waiting = createRaising('split');
      waiting.seen = { metrics: { status, query: 'q', reason: 'gone' } };
      for (let minute = 0; minute < 8; minute++) {
        waiting.now += MINUTE;
        waiting.decide();
      }
      expect(waiting.holds()).toBe(status);
      expect(waiting.rollout.weight).toBe(10);
    },
  );

  it('is withdrawn by a pause, so that the driver refuses it when it comes late', () => {
    const world = createRaising('split');
    world.loseSight();
    world.operate({ type: 'pause' });
    expect(world.rollout.weight).toBe(10);
    expect(world.ledger.at(-1)?.text).toBe(
      'The driver is no longer to send 50 % of the traffic to 1.5.0, but to send 10 % of the traffic to 1.5.0: It is paused.',
    );
    world.tick(2);
    world.land();
    world.tick(60);
    expect(world.rollout).toMatchObject({ state: 'paused', weight: 10 });
    expect(world.traffic.weight).toBe(10);
    expect(world.holds()).toBe('');
    world.operate({ type: 'resume' });
    world.tickUntil(({ state }) => state === 'succeeded');
  });

  it('does not let a paused rollout succeed', () => {
    const world = createRaising('promote');
    world.operate({ type: 'pause' });
    world.tick(30);
    expect(world.rollout).toMatchObject({ state: 'paused', weight: 100 });
    expect(world.traffic.stable).toBe('1.4.0');
    world.operate({ type: 'resume' });
    world.tickUntil(({ state }) => state === 'succeeded');
  });

  it('is concluded after the hold when it came through before it was withdrawn', () => {
    const world = createRaising('promote');
    world.loseSight();
    world.land();
    world.seen = { stopLine };
    world.decide();
    world.tick(10);
    expect(world.rollout).toMatchObject({ state: 'promoting' });
    expect(world.rollout.command).toBeUndefined();
    expect(world.holds()).toBe('stop-line');
    world.seen = {};
    world.tickUntil(({ state }) => state === 'succeeded');
  });

  it('cannot come through after the end', () => {
    for (const end of ['abort', 'supersede'] as const) {
      const world = new RolloutWorld();
      world.tickUntil(({ command }) => command !== undefined);
      world.loseSight();
      world.seen = { stopLine };
      world.carryOut('no answer');
      world.decide();
      // Withdrawn, and given up before that came through.
      if (end === 'abort') world.operate({ type: 'abort' });
      else world.seen = { supersededBy: 'r2' };
      world.tick(2);
      expect(world.rollout.state).toBe(
        end === 'abort' ? 'aborted' : 'superseded',
      );
      world.land();
      expect(world.traffic.weight).toBe(0);
    }
  });
});
