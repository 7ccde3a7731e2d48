import {
  HOUR,
  MINUTE,
  RolloutWorld,
  START,
} from './__testUtils__/RolloutWorld';
import { decide } from './decide';

describe('decide', () => {
  it('goes by blue-green from 10 % over 50 % to 100 %, and retires the former release at the end', () => {
    const world = new RolloutWorld();
    world.tickUntil(rollout => rollout.state === 'succeeded');
    expect(world.rollout).toMatchObject({
      weight: 100,
      stable: '1.4.0',
      reason: '1.5.0 is the stable release in production.',
      holds: [],
    });
    expect(world.rollout.segments.map(one => one.weight)).toEqual([
      10, 50, 100,
    ]);
    expect(world.traffic).toMatchObject({ stable: '1.5.0', former: '1.4.0' });
    const hours = (world.now - START) / HOUR;
    expect(hours).toBeGreaterThan(3);
    expect(hours).toBeLessThan(3.5);

    world.tick(24 * 60 + 5);
    expect(world.rollout.retainedUntil).toBeUndefined();
    expect(world.rollout.state).toBe('succeeded');
    expect(world.traffic.former).toBeUndefined();
    expect(world.kinds()).toEqual([
      ...['created', 'started', 'preflight'],
      ...['command', 'weight-reached', 'bake-started', 'verdict', 'bake-ended'],
      ...['command', 'weight-reached', 'bake-started', 'bake-ended'],
      ...['command', 'weight-reached'],
      ...['command', 'promoted', 'ended'],
      ...['command', 'retired', 'retired'],
    ]);
  });

  it('returns the same rollout when it looks once more', () => {
    const world = new RolloutWorld();
    for (let minute = 0; minute < 200; minute++) {
      world.tick();
      const { rollout, entries } = decide(
        world.rollout,
        world.observe(),
        world.now,
        world.judge,
      );
      expect(rollout).toBe(world.rollout);
      expect(entries).toEqual([]);
    }
  });

  it('changes nothing that it is given', () => {
    const world = new RolloutWorld();
    world.tick(20);
    const before = JSON.stringify([world.rollout, world.observe()]);
    decide(world.rollout, world.observe(), world.now + MINUTE, world.judge);
    expect(JSON.stringify([world.rollout, world.observe()])).toBe(before);
  });

  it('waits for its plan, its gates, the freeze and the line, and says for each since when', () => {
    const gate = { id: 'go', title: 'Approval', type: 'approval' as const };
    const world = new RolloutWorld({
      gates: [{ ...gate, approvers: ['group:default/leads'] }],
      freezeWindows: [
        {
          title: 'Maintenance',
          from: new Date(START).toISOString(),
          to: new Date(START + 10 * MINUTE).toISOString(),
        },
      ],
    });
    world.seen = {
      plan: { mayStart: false, waitsFor: ['Core agents'] },
      stopLine: { by: 'user:default/chief', at: START, reason: 'incident' },
      holds: [{ code: 'alert', text: 'P0: down', since: START - HOUR }],
    };
    world.tick();
    expect(world.rollout.state).toBe('pending');
    expect(world.rollout.holds.map(hold => hold.text)).toEqual([
      'chief stopped every rollout: incident',
      'It waits for Core agents.',
      'Approval: 0 of 1 approved.',
      'Maintenance: nothing is rolled out until 2026-03-02 08:10 UTC.',
      'P0: down',
    ]);
    expect(world.rollout.holds[4].since).toBe('2026-03-02T07:00:00.000Z');
    world.seen = {};
    world.tick(15);
    expect(world.holds()).toBe('gate');
    world.operate(
      { type: 'approve', gate: 'go', groups: ['group:default/leads'] },
      'user:default/lead',
    );
    world.tick();
    expect(world.rollout).toMatchObject({ state: 'progressing', weight: 10 });
  });

  it('does not begin before the driver has the candidate and a release to go back to', () => {
    const world = new RolloutWorld();
    world.traffic.candidate = undefined;
    world.tick();
    expect(world.rollout).toMatchObject({ state: 'preflight', weight: 0 });
    expect(world.rollout.holds[0].text).toBe(
      'The driver has no candidate yet; it waits for 1.5.0.',
    );
    world.traffic.candidate = '1.5.0';
    world.tick();
    expect(world.rollout).toMatchObject({ stable: '1.4.0', weight: 10 });
  });

  it('goes on only when the driver shows the weight', () => {
    const world = new RolloutWorld();
    world.tick();
    const { command } = world.rollout;
    world.seen = {
      command: { id: command!.id, status: 'applied', at: world.now },
    };
    world.decide();
    expect(world.rollout.command).toBe(command);
    world.traffic.weight = 10;
    world.decide();
    expect(world.rollout).toMatchObject({ state: 'baking', step: 1 });
    expect(world.rollout.segments).toMatchObject([
      { weight: 10, from: world.now },
    ]);
  });

  it('is held, and gives no more traffic, when the driver shows something else', () => {
    const world = new RolloutWorld();
    world.tick(5);
    world.traffic.weight = 30;
    world.tick();
    expect(world.rollout.holds[0]).toMatchObject({
      code: 'drift',
      text: 'The driver sends 30 % of the traffic to 1.5.0, not the 10 % that were asked for.',
    });
    expect(world.kinds()).toContain('drift');
    world.tick(120);
    expect(world.rollout.weight).toBe(10);
    world.operate({ type: 'rollback' });
    world.tick();
    expect(world.rollout).toMatchObject({
      state: 'rolled-back',
      observedWeight: 0,
    });
  });

  it('rolls a failing candidate back, and says why', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.judge.outcome = 'fail';
    world.decide();
    expect(world.rollout).toMatchObject({
      state: 'rolling-back',
      weight: 0,
      command: { target: { type: 'restore' } },
    });
    world.tick();
    expect(world.rollout).toMatchObject({
      state: 'rolled-back',
      reason: 'Rolled back at 08:30 UTC: The candidate is found to fail.',
    });
    expect(world.traffic).toMatchObject({ weight: 0, stable: '1.4.0' });
  });

  it('rolls a failing candidate back that is held, paused, or frozen', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.operate({ type: 'pause' });
    world.seen = { stopLine: { by: 'x', at: START, reason: 'incident' } };
    world.tick();
    world.judge.outcome = 'fail';
    world.tick(2);
    expect(world.rollout.state).toBe('rolled-back');
  });

  it('goes back through a driver that is down as soon as it answers', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.isDriverDown = true;
    world.operate({ type: 'rollback' });
    world.tick(10);
    expect(world.rollout).toMatchObject({ state: 'rolling-back' });
    expect(world.rollout.command?.failures).toBe(10);
    expect(world.holds()).toBe('driver');
    world.isDriverDown = false;
    world.tick(2);
    expect(world.rollout.state).toBe('rolled-back');
    expect(
      world.kinds().filter(kind => kind === 'command-failed'),
    ).toHaveLength(4);
  });

  it('withdraws a rise that failed while something holds, and asks again after', () => {
    const world = new RolloutWorld();
    world.tick();
    world.seen = { stopLine: { by: 'x', at: START, reason: 'incident' } };
    world.carryOut('not now');
    world.decide();
    expect(world.rollout).toMatchObject({
      weight: 0,
      command: { number: 2, target: { type: 'restore' } },
    });
    world.tick();
    expect(world.rollout.command).toBeUndefined();
    expect(world.rollout.state).toBe('progressing');
    world.seen = {};
    world.tick();
    expect(world.rollout.command).toMatchObject({
      number: 3,
      target: { type: 'split', weight: 10 },
    });
  });

  it('asks again when the driver says that it did and does not show it', () => {
    const world = new RolloutWorld();
    world.tick();
    world.carryOut();
    world.traffic.weight = 0;
    world.decide();
    expect(world.rollout.command?.number).toBe(1);
    world.now += 3 * MINUTE;
    world.decide();
    expect(world.rollout.command).toMatchObject({ number: 2, failures: 1 });
    expect(world.holds()).toBe('driver');
  });

  it('is held for a clock that went back, and counts no time twice', () => {
    const world = new RolloutWorld();
    world.tick(30);
    const { bake } = world.rollout;
    world.now -= HOUR;
    world.decide();
    expect(world.rollout.holds[0].text).toBe(
      'The clock went back: it was 2026-03-02 08:30 UTC before.',
    );
    world.tick(59);
    expect(world.rollout.bake?.validMs).toBe(bake?.validMs);
    world.tick(2);
    expect(world.holds()).toBe('');
  });

  it('is held for a clock that leapt, and counts nothing of the time that nobody saw', () => {
    const world = new RolloutWorld();
    world.tick(30);
    const validMs = world.rollout.bake!.validMs;
    world.now += 100 * HOUR;
    world.decide();
    expect(world.rollout.holds[0].text).toBe(
      'Nothing was seen for 4 d: this time does not count.',
    );
    world.decide();
    expect(world.holds()).toBe('clock');
    world.tick();
    expect(world.holds()).toBe('');
    expect(world.rollout.bake!.validMs).toBe(validMs);
    world.tick(5);
    expect(world.rollout.bake!.validMs).toBe(validMs + 5 * MINUTE);
  });

  it('gives the traffic back to make room for a newer rollout', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.seen = { supersededBy: 'r2' };
    world.tick(2);
    expect(world.rollout.state).toBe('superseded');
    expect(world.traffic.weight).toBe(0);
    const waiting = new RolloutWorld();
    waiting.seen = { supersededBy: 'r2' };
    waiting.tick();
    expect(waiting.rollout).toMatchObject({ state: 'superseded', commands: 0 });
  });

  it('does not go on without an agent', () => {
    const world = new RolloutWorld();
    world.tick(30);
    world.seen = { missing: 'The catalog no longer has architect.' };
    world.tick(200);
    expect(world.rollout).toMatchObject({ state: 'baking', weight: 10 });
    expect(world.holds()).toBe('missing');
  });

  it('no longer keeps the former release once a newer one serves', () => {
    const world = new RolloutWorld();
    world.tickUntil(rollout => rollout.state === 'succeeded');
    world.seen = { supersededBy: 'r2' };
    world.tick();
    expect(world.rollout.retainedUntil).toBeDefined();
    world.traffic.stable = '1.6.0';
    world.tick();
    expect(world.rollout.retainedUntil).toBeUndefined();
    expect(world.rollout.state).toBe('succeeded');
    expect(world.ledger.at(-1)?.text).toBe(
      '1.4.0 is no longer kept in production: 1.6.0 took over from 1.5.0.',
    );
  });
});
