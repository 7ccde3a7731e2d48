import { findResolution } from './findResolution';
import { AlertWorld } from '../__testUtils__/AlertWorld';
import { HOUR, MINUTE, START, createCondition } from '../__testUtils__/alerts';

const condition = createCondition('planner');

/** It fails and recovers three times, is acknowledged each time, and told to be over. */
function afterThreeOutages(): AlertWorld {
  const world = AlertWorld.create();
  for (const minute of [0, 10, 20]) {
    world.step(minute * MINUTE, { conditions: [condition] });
    world.operate((minute + 1) * MINUTE, 'acknowledge');
    world.step((minute + 2) * MINUTE, { conditions: [] });
    world.step((minute + 3) * MINUTE);
  }
  return world;
}

describe('an alert that is flapping', () => {
  it('drops the acknowledgement once it was told to be over, and is told and escalates', () => {
    const world = afterThreeOutages();
    expect(world.told().at(-1)).toBe('resolved owner');

    world.step(30 * MINUTE, { conditions: [condition] });

    expect(world.alert()).toMatchObject({ state: 'open', flapping: true });
    expect(world.alert().acknowledged).toBeUndefined();
    expect(world.told().at(-1)).toBe('reopened owner');
    world.step(HOUR);
    expect(world.told().at(-1)).toBe('escalated parent');
  });

  it('is told once while it comes and goes, and again when it goes on for long', () => {
    const world = afterThreeOutages();
    world.step(30 * MINUTE, { conditions: [condition] });
    world.step(31 * MINUTE, { conditions: [] });
    world.operate(32 * MINUTE, 'resolve', 'It was restarted.');
    world.step(33 * MINUTE);
    const before = world.told();
    expect(before.filter(one => one.startsWith('reopened'))).toHaveLength(3);

    world.step(34 * MINUTE, { conditions: [condition] });
    expect(world.alert()).toMatchObject({ state: 'open', flapping: true });
    expect(world.told()).toEqual(before);
    expect(world.dueAt).toBe(START + HOUR + 4 * MINUTE);

    world.step(HOUR + 4 * MINUTE);
    expect(world.told()).toEqual([...before, 'reopened owner']);
    world.step(HOUR + 34 * MINUTE);
    expect(world.told().at(-1)).toBe('escalated parent');
  });

  it('is told as soon as it has settled and still fails', () => {
    const slow = createCondition('planner', { severity: 'P2' });
    const world = afterThreeOutages();
    world.step(50 * MINUTE, { conditions: [slow] });
    world.step(51 * MINUTE, { conditions: [] });
    world.operate(52 * MINUTE, 'resolve', 'It was restarted.');
    world.step(53 * MINUTE);
    const before = world.told();
    world.step(54 * MINUTE, { conditions: [slow] });
    world.step(HOUR);
    expect(world.told()).toEqual(before);

    // Two hours to acknowledge it are not over, but it began four times within an hour no longer.
    world.step(HOUR + 20 * MINUTE);

    expect(world.alert()).toMatchObject({ state: 'open', flapping: false });
    expect(world.told()).toEqual([...before, 'reopened owner']);
  });

  it('says when it resolves, which is not before it has settled', () => {
    const world = afterThreeOutages();
    const [policy] = world.situation.policies;
    const resolution = () =>
      findResolution(world.alert(), policy, world.situation.now);
    expect(resolution()).toBeUndefined();
    world.step(30 * MINUTE, { conditions: [condition] });
    expect(resolution()).toBeUndefined();

    world.step(31 * MINUTE, { conditions: [] });

    expect(resolution()).toBe(START + HOUR);
    expect(world.dueAt).toBe(START + HOUR);
  });
});
