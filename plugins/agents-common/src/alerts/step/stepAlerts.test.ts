import { AlertWorld } from '../__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  START,
  createCondition,
  createPolicy,
} from '../__testUtils__/alerts';

describe('stepping alerts', () => {
  it('opens an alert once its condition has held for long enough', () => {
    const condition = createCondition('planner', { holdMs: 5 * MINUTE });
    const world = AlertWorld.create();

    expect(world.step(MINUTE, { conditions: [condition] })).toEqual([]);
    expect(world.alert()).toMatchObject({ state: 'pending', startedAt: START });
    expect(world.dueAt).toBe(START + 5 * MINUTE);

    world.step(5 * MINUTE);

    expect(world.alert()).toMatchObject({
      state: 'open',
      severity: 'P1',
      openedAt: START + 5 * MINUTE,
      acknowledgeBy: START + 35 * MINUTE,
      told: ['group:default/planner-team'],
    });
    expect(world.told()).toEqual(['opened owner']);
    expect(world.events.map(event => event.kind)).toEqual(['opened']);
  });

  it('forgets a condition that ended before it had held for long enough', () => {
    const condition = createCondition('planner', { holdMs: 5 * MINUTE });
    const world = AlertWorld.create();
    world.step(MINUTE, { conditions: [condition] });

    world.step(2 * MINUTE, { conditions: [] });

    expect(world.alert()).toMatchObject({ state: 'resolved' });
    expect(world.alert().openedAt).toBeUndefined();
    expect(world.events).toEqual([]);
    expect(world.messages).toEqual([]);
  });

  it('goes from the owner to the parent and to those on call, until acknowledged', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner')],
    });
    world.step(0);
    world.step(29 * MINUTE);
    expect(world.told()).toEqual(['opened owner']);

    world.step(30 * MINUTE);
    world.operate(31 * MINUTE, 'acknowledge');
    world.step(5 * HOUR);

    expect(world.told()).toEqual(['opened owner', 'escalated parent']);
    expect(world.alert()).toMatchObject({
      state: 'acknowledged',
      escalationStep: 2,
    });
  });

  it('catches up with all steps that were missed', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner')],
    });
    world.step(0);

    world.step(2 * HOUR);

    expect(world.told()).toEqual([
      'opened owner',
      'escalated parent',
      'escalated group:default/on-call',
    ]);
  });

  it('resolves after the condition was over for long enough, and tells those who were told', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner')],
    });
    world.step(0);
    world.step(10 * MINUTE, { conditions: [] });
    expect(world.alert()).toMatchObject({
      state: 'open',
      clearedAt: START + 10 * MINUTE,
    });
    expect(world.dueAt).toBe(START + 11 * MINUTE);

    world.step(11 * MINUTE);

    expect(world.alert()).toMatchObject({
      state: 'resolved',
      resolved: { at: START + 11 * MINUTE },
    });
    expect(world.told()).toEqual(['opened owner', 'resolved owner']);
  });

  it('asks for a new acknowledgement when it becomes more severe, and never less', () => {
    const world = AlertWorld.create();
    world.step(0, {
      conditions: [createCondition('planner', { severity: 'P2' })],
    });
    world.operate(MINUTE, 'acknowledge');

    world.step(2 * MINUTE, {
      conditions: [createCondition('planner', { severity: 'P0' })],
    });
    world.step(3 * MINUTE, {
      conditions: [createCondition('planner', { severity: 'P3' })],
    });

    expect(world.alert()).toMatchObject({
      state: 'open',
      severity: 'P0',
      acknowledgeBy: START + 7 * MINUTE,
    });
    expect(world.alert().acknowledged).toBeUndefined();
    expect(world.told()).toEqual(['opened owner', 'severity owner']);
    expect(world.messages.map(message => message.channel)).toEqual([
      'notification',
      'notification',
      'push',
    ]);
  });

  it('reopens the alert of what begins again soon, and tells of it', () => {
    const condition = createCondition('planner');
    const world = AlertWorld.create({ conditions: [condition] });
    world.step(0);
    world.step(MINUTE, { conditions: [] });
    world.step(2 * MINUTE);

    world.step(10 * MINUTE, { conditions: [condition] });

    expect(world.alerts).toHaveLength(1);
    expect(world.alert()).toMatchObject({ state: 'open' });
    expect(world.told()).toEqual([
      'opened owner',
      'resolved owner',
      'reopened owner',
    ]);
  });

  it('raises a new alert for what begins again much later', () => {
    const condition = createCondition('planner');
    const world = AlertWorld.create({ conditions: [condition] });
    world.step(0);
    world.step(MINUTE, { conditions: [] });
    world.step(2 * MINUTE);

    world.step(3 * HOUR, { conditions: [condition] });

    expect(world.alerts.map(alert => alert.state)).toEqual([
      'resolved',
      'open',
    ]);
  });

  it('tells only once of what comes and goes, until it has settled', () => {
    const condition = createCondition('planner');
    const world = AlertWorld.create();
    for (let minute = 0; minute < 24; minute += 4) {
      world.step(minute * MINUTE, { conditions: [condition] });
      world.step((minute + 1) * MINUTE, { conditions: [] });
      world.step((minute + 2) * MINUTE);
    }
    expect(world.alert()).toMatchObject({ state: 'open', flapping: true });
    const before = world.told();

    world.step(30 * MINUTE);
    expect(world.alert()).toMatchObject({ state: 'open' });
    world.step(3 * HOUR);

    expect(world.alert()).toMatchObject({ state: 'resolved', flapping: false });
    expect(world.told()).toEqual([...before, 'resolved owner']);
    expect(
      world.events.filter(event => event.kind === 'flapping'),
    ).toHaveLength(1);
  });

  it('tells owners of agents that it comes to concern later', () => {
    const world = AlertWorld.create();
    const one = createCondition('database', {
      agents: [
        { ref: 'a', title: 'A', owner: 'group:default/a', environments: [] },
      ],
    });
    world.step(0, { conditions: [one] });

    world.step(MINUTE, {
      conditions: [
        {
          ...one,
          agents: [
            ...one.agents,
            {
              ref: 'b',
              title: 'B',
              owner: 'group:default/b',
              environments: [],
            },
          ],
        },
      ],
    });

    expect(world.told()).toEqual(['opened owner', 'opened group:default/b']);
    expect(world.events.at(-1)).toMatchObject({
      kind: 'agents',
      text: 'It concerns now also B.',
    });
  });

  it('tells the owner of the policy where no agent has one', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner', { agents: [] })],
    });

    world.step(0);

    expect(world.told()).toEqual(['opened group:default/platform']);
  });

  it('takes only steps that are for its severity', () => {
    const world = AlertWorld.create({
      conditions: [createCondition('planner')],
      policies: [
        createPolicy({
          escalation: [
            { to: ['owner'], after: 0 },
            { to: ['group:default/leads'], after: 0, severities: ['P0'] },
          ],
        }),
      ],
    });

    world.step(0);

    expect(world.told()).toEqual(['opened owner']);
  });
});
