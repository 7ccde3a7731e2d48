import { ConflictError, InputError } from '@backstage/errors';
import { AlertWorld } from './__testUtils__/AlertWorld';
import { HOUR, MINUTE, START, createCondition } from './__testUtils__/alerts';
import type { AlertOperationName } from '../api/types';
import type { AlertCondition, AlertRecord } from './model';
import { listAlertOperations, operateAlert } from './operateAlert';

function open(kind: 'health' | 'rollout' = 'health') {
  const world = AlertWorld.create({
    conditions: [createCondition('planner', { kind })],
  });
  world.step(0);
  return world;
}

describe('operating alerts', () => {
  it('acknowledges, and says who did and why', () => {
    const world = open();
    const { revision } = world.alert();

    world.operate(MINUTE, 'acknowledge', ' I look at it. ');

    expect(world.alert()).toMatchObject({
      state: 'acknowledged',
      revision: revision + 1,
      changedAt: START + MINUTE,
      acknowledged: {
        at: START + MINUTE,
        by: 'user:default/ada',
        reason: 'I look at it.',
      },
    });
    expect(world.alert().acknowledgeBy).toBeUndefined();
    expect(world.events.at(-1)).toMatchObject({
      kind: 'acknowledged',
      by: 'user:default/ada',
      text: 'user:default/ada acknowledged it: I look at it.',
    });
  });

  it('ask for a new look only when it opened, became more severe, was taken or is over', () => {
    const condition = createCondition('planner');
    const world = AlertWorld.create({ conditions: [condition] });
    const after = (minute: number, ...conditions: AlertCondition[]) => {
      world.step(minute * MINUTE, { conditions });
      return world.alert().situation;
    };
    const opened = after(0, condition);
    const joined = {
      ...condition,
      agents: [...condition.agents, ...createCondition('tester').agents],
    };

    expect(after(1, joined)).toBe(opened);
    expect(after(2)).toBe(opened);
    expect(after(2.5, joined)).toBe(opened);
    expect(after(40, joined)).toBe(opened);
    expect(world.told()).toContain('escalated parent');
    expect(after(41, { ...joined, severity: 'P0' })).toBe(opened + 1);
    world.operate(42 * MINUTE, 'acknowledge');
    expect(world.alert().situation).toBe(opened + 2);
    after(43);
    expect(after(44)).toBe(opened + 3);
    expect(after(45, joined)).toBe(opened + 4);
  });

  it('refuses to acknowledge twice, and says who was first', () => {
    const world = open();
    world.operate(MINUTE, 'acknowledge');

    expect(() => world.operate(2 * MINUTE, 'acknowledge')).toThrow(
      new ConflictError(
        'Cannot acknowledge "planner is failing in production" (alert-1): user:default/ada acknowledged it at 2026-11-25 12:01 UTC.',
      ),
    );
  });

  it('refuses to resolve what is measured to hold still', () => {
    const world = open();

    expect(() => world.operate(MINUTE, 'resolve', 'I know.')).toThrow(
      /It still holds, and resolves by itself when it is over/,
    );
    world.step(2 * MINUTE, { conditions: [] });
    world.operate(2 * MINUTE, 'resolve', 'I restarted it.');

    expect(world.alert().state).toBe('resolved');
  });

  it('resolves what only tells of something, and lets it rest until it happens anew', () => {
    const world = open('rollout');

    world.operate(MINUTE, 'resolve', 'We know why.');
    expect(world.told()).toEqual(['opened owner', 'resolved owner']);
    for (const after of [2 * MINUTE, 2 * HOUR, 30 * HOUR]) world.step(after);

    expect(world.alerts).toHaveLength(1);
    expect(world.alert()).toMatchObject({
      state: 'resolved',
      seenAt: START + 30 * HOUR,
    });

    world.step(31 * HOUR, {
      conditions: [
        createCondition('planner', {
          kind: 'rollout',
          since: START + 31 * HOUR,
        }),
      ],
    });
    expect(world.alerts.map(alert => alert.state)).toEqual([
      'resolved',
      'open',
    ]);
  });

  it('needs a reason to resolve', () => {
    expect(() => open('rollout').operate(MINUTE, 'resolve', '  ')).toThrow(
      InputError,
    );
  });

  it('does nothing with what is over', () => {
    const world = open('rollout');
    world.operate(MINUTE, 'resolve', 'Done.');

    for (const operation of ['acknowledge', 'resolve'] as const) {
      expect(() => world.operate(2 * MINUTE, operation, 'Again.')).toThrow(
        /user:default\/ada resolved it at 2026-11-25 12:01 UTC/,
      );
    }
  });

  it('refuses exactly what it lists as not allowed', () => {
    const world = open();
    const seen = [world.alert()];
    world.operate(MINUTE, 'acknowledge');
    seen.push(world.alert());
    world.step(2 * MINUTE, { conditions: [] });
    seen.push(world.alert());
    world.step(HOUR);
    seen.push(world.alert());

    const done = (record: AlertRecord, operation: AlertOperationName) => {
      try {
        operateAlert(record, {
          operation,
          by: 'user:default/ada',
          reason: 'because',
          now: START,
          policies: [],
        });
        return true;
      } catch (error) {
        return !(error instanceof ConflictError);
      }
    };
    const listed = seen.map(record => listAlertOperations(record));
    const allowed = listed.map(all => all.map(one => one.allowed));

    expect(
      seen.map((record, index) =>
        listed[index].map(({ operation }) => done(record, operation)),
      ),
    ).toEqual(allowed);
    expect(allowed).toEqual([
      [true, false],
      [false, false],
      [false, true],
      [false, false],
    ]);
  });
});
