import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import { HOUR, RolloutWorld } from './__testUtils__/RolloutWorld';
import { listOperations } from './listOperations';
import type { RolloutOperation } from './model';

const approval = {
  id: 'go',
  title: 'Approval',
  type: 'approval' as const,
  approvers: ['group:default/leads', 'user:default/chief'],
  quorum: 2,
};
const leads = ['group:default/leads'];
const approve = (groups = leads): RolloutOperation => ({
  type: 'approve',
  gate: 'go',
  groups,
});

function createBaking() {
  const world = new RolloutWorld();
  world.tick(30);
  expect(world.rollout.state).toBe('baking');
  return world;
}

function find(world: RolloutWorld, operation: string) {
  return listOperations(world.rollout, {
    now: world.now,
    observations: world.observe(),
  }).find(one => one.operation === operation);
}

describe('applyOperation', () => {
  it('opens a gate when as many have approved as it wants, each of them once', () => {
    const world = new RolloutWorld({ gates: [approval] });
    world.operate(approve(), 'user:default/ada');
    expect(() => world.operate(approve(), 'user:default/ada')).toThrow(
      ConflictError,
    );
    world.operate(approve([]), 'user:default/chief');
    expect(world.rollout.gates[0]).toMatchObject({
      outcome: 'pass',
      text: '2 of 2 approved.',
      approvedBy: ['user:default/ada', 'user:default/chief'],
    });
    expect(() => world.operate(approve(), 'user:default/bob')).toThrow(
      'Cannot approve 1.5.0 (r1): "Approval" is approved already.',
    );
    world.tick();
    expect(world.rollout.weight).toBe(10);
  });

  it('lets nobody approve their own rollout, nor anybody whom the gate does not name', () => {
    const world = new RolloutWorld({ gates: [approval] });
    for (const [by, groups] of [
      ['user:default/author', leads],
      ['user:default/eve', ['group:default/other']],
    ] as const) {
      expect(() => world.operate(approve([...groups]), by)).toThrow(
        NotAllowedError,
      );
    }
    expect(() =>
      world.operate({ type: 'approve', gate: 'no', groups: leads }),
    ).toThrow('r1 has no gate "no" that is approved; use one of go.');
  });

  it.each(['pause', 'promote', 'abort', 'rollback', 'retry'] as const)(
    'wants a reason to %s',
    type => {
      const world = createBaking();
      expect(() => world.operate({ type }, 'user:default/ada', '  ')).toThrow(
        InputError,
      );
    },
  );

  it('pauses and goes on from where it was', () => {
    const world = createBaking();
    world.operate({ type: 'pause' });
    expect(() => world.operate({ type: 'pause' })).toThrow(ConflictError);
    world.tick(5 * 60);
    expect(world.rollout).toMatchObject({ state: 'paused', weight: 10 });
    world.operate({ type: 'resume' });
    world.tickUntil(rollout => rollout.state === 'succeeded');
  });

  it('ends a bake early, but passes no gate and no hold', () => {
    const world = createBaking();
    world.seen = { stopLine: { by: 'x', at: 0, reason: 'incident' } };
    expect(() => world.operate({ type: 'promote' })).toThrow(NotAllowedError);
    expect(find(world, 'promote')).toMatchObject({
      allowed: false,
      reason:
        'Promoting passes no gate and no hold: x stopped every rollout: incident',
    });
    world.seen = {};
    world.load = 1_000;
    world.tick();
    expect(find(world, 'promote')?.effect).toMatch(
      /^ends this step after 29 min of 1 h valid, 2900 of 500 samples, and raises 1.5.0 from 10 % to 50 %/,
    );
    world.operate({ type: 'promote' });
    world.tick();
    expect(world.rollout.weight).toBe(50);
  });

  it('ends no bake that lacks samples or a verdict that passes', () => {
    const world = createBaking();
    expect(() => world.operate({ type: 'promote' })).toThrow(
      'Promoting ends only the time of a bake early, and evidence is missing: 280 of 500 samples.',
    );
    world.load = 1_000;
    world.judge.outcome = 'insufficient';
    world.tick();
    expect(() => world.operate({ type: 'promote' })).toThrow(NotAllowedError);
    expect(find(world, 'promote')).toMatchObject({
      allowed: false,
      reason: expect.stringMatching(
        /evidence is missing: The candidate is found to insufficient/,
      ),
    });
  });

  it('does not promote past a gate that closed, whatever was seen when it began', () => {
    const world = new RolloutWorld({
      gates: [
        { id: 'alerts', title: 'Alerts', type: 'alerts', severity: 'P1' },
      ],
    });
    const gate = { id: 'alerts', title: 'Alerts', type: 'alerts' as const };
    world.seen = { gates: [{ ...gate, outcome: 'pass', text: 'None.' }] };
    world.tick(30);
    world.seen = { gates: [{ ...gate, outcome: 'fail', text: 'One P0.' }] };
    expect(() => world.operate({ type: 'promote' })).toThrow(NotAllowedError);
    world.seen = {};
    expect(() => world.operate({ type: 'promote' })).toThrow(NotAllowedError);
  });

  it('aborts at once without traffic, and gives traffic back first', () => {
    const waiting = new RolloutWorld();
    waiting.operate({ type: 'abort' });
    expect(waiting.rollout).toMatchObject({ state: 'aborted', commands: 0 });

    const world = createBaking();
    expect(find(world, 'abort')?.effect).toBe(
      'moves 10 % of the traffic in production back to 1.4.0',
    );
    world.operate({ type: 'abort' });
    expect(world.rollout.state).toBe('rolling-back');
    expect(() => world.operate({ type: 'rollback' })).toThrow(ConflictError);
    world.tick();
    expect(world.rollout.state).toBe('aborted');
    expect(world.traffic.weight).toBe(0);
  });

  it('ends what gives traffic back to an agent that is gone', () => {
    const world = createBaking();
    world.operate({ type: 'rollback' });
    expect(() => world.operate({ type: 'abort' })).toThrow(ConflictError);
    world.seen = { missing: 'The catalog has no architect.' };
    world.operate({ type: 'abort' });
    expect(world.rollout.state).toBe('failed');
  });

  it('lets what cannot be given back end, and says that it was not', () => {
    const world = createBaking();
    world.isDriverDown = true;
    world.operate({ type: 'rollback' });
    world.tick(3);
    expect(find(world, 'abort')).toMatchObject({
      allowed: true,
      effect:
        'ends it, and its traffic is NOT restored: The driver does not answer: connect ECONNREFUSED',
    });
    expect(() =>
      world.operate({ type: 'abort' }, 'user:default/ada', ' '),
    ).toThrow(InputError);
    world.operate({ type: 'abort' }, 'user:default/ada', 'cluster lost');
    expect(world.rollout).toMatchObject({
      state: 'failed',
      reason:
        'The traffic was NOT restored: 1.5.0 may still get some that belongs to 1.4.0. Given up by ada: cluster lost',
    });
    expect(world.rollout.command).toBeUndefined();
    expect(world.ledger.at(-1)).toMatchObject({
      kind: 'ended',
      text: world.rollout.reason,
      by: 'user:default/ada',
    });
  });

  it('rolls back what succeeded while the former release is kept', () => {
    const world = new RolloutWorld();
    world.tickUntil(rollout => rollout.state === 'succeeded');
    expect(find(world, 'rollback')).toEqual({
      operation: 'rollback',
      allowed: true,
      effect: 'moves 100 % of the traffic in production back to 1.4.0',
    });
    world.operate({ type: 'rollback' });
    world.tick();
    expect(world.rollout.state).toBe('rolled-back');
    expect(world.traffic).toMatchObject({ stable: '1.4.0', weight: 0 });
  });

  it('does not roll back past the retention, without a former release, or into a newer rollout', () => {
    const world = new RolloutWorld();
    world.tickUntil(rollout => rollout.state === 'succeeded');
    world.traffic.former = undefined;
    expect(find(world, 'rollback')?.reason).toMatch(/no longer has 1.4.0/);
    world.traffic = { ...world.traffic, candidate: '1.6.0', weight: 10 };
    expect(find(world, 'rollback')?.reason).toBe(
      '1.6.0 gets 10 % of the traffic: abort its rollout first.',
    );
    world.now += 24 * HOUR;
    expect(() => world.operate({ type: 'rollback' })).toThrow(ConflictError);
  });

  it('begins again on retry, with every gate asked anew', () => {
    const world = new RolloutWorld({ gates: [{ ...approval, quorum: 1 }] });
    world.operate(approve(), 'user:default/ada');
    world.tick(30);
    world.operate({ type: 'rollback' });
    world.tick();
    world.operate({ type: 'retry' });
    expect(world.rollout).toMatchObject({
      state: 'preflight',
      step: 0,
      weight: 0,
      segments: [],
      approvals: [],
      commands: 2,
    });
    world.tick(60);
    expect(world.holds()).toBe('gate');
    expect(() => world.operate(approve(), 'user:default/operator')).toThrow(
      'Who let the rollout begin again cannot approve it',
    );
    world.operate(approve(), 'user:default/ada');
    world.tickUntil(rollout => rollout.state === 'succeeded');
  });

  it('rolls back for a signal that the policy knows, and for no other', () => {
    const world = createBaking();
    expect(() => world.operate({ type: 'signal', signal: 'gossip' })).toThrow(
      'r1 has no signal "gossip"; use one of security-incident.',
    );
    world.operate(
      { type: 'signal', signal: 'security-incident' },
      'user:default/ada',
      'keys leaked',
    );
    world.tick();
    expect(world.rollout.reason).toBe(
      'Rolled back at 08:30 UTC: security-incident, reported by ada: keys leaked',
    );
  });

  it('refuses exactly what is listed as not allowed', () => {
    const world = new RolloutWorld({ gates: [approval] });
    const check = () => {
      for (const listed of listOperations(world.rollout, {
        now: world.now,
        observations: world.observe(),
        caller: { by: 'user:default/ada', groups: leads },
      })) {
        const { operation, gate = '', signal = '' } = listed;
        const before = world.rollout;
        const entries = world.ledger.length;
        const act = () =>
          world.operate(
            {
              type: operation,
              gate,
              signal,
              groups: leads,
            } as RolloutOperation,
            'user:default/ada',
          );
        let refusal: string | undefined;
        try {
          act();
        } catch (error) {
          refusal = (error as Error).message;
        }
        const isDone = refusal === undefined && world.rollout !== before;
        expect([operation, isDone]).toEqual([operation, listed.allowed]);
        expect(refusal ?? '').toContain(listed.reason ?? '');
        world.rollout = before;
        world.ledger.length = entries;
      }
    };
    check();
    world.operate(approve(), 'user:default/ada');
    world.operate(approve(), 'user:default/bob');
    for (const minutes of [1, 1, 30, 60, 120, 60]) {
      world.tick(minutes);
      check();
    }
    expect(world.rollout.state).toBe('succeeded');
    world.operate({ type: 'rollback' });
    check();
    world.tick();
    check();
  });
});
