import { listLostConditions } from '../conditions/listLostConditions';
import { AlertWorld } from '../__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  START,
  createCondition,
  createMaintenance,
  createSilence,
} from '../__testUtils__/alerts';

const database = createCondition('database', {
  fingerprint: 'dependency|database',
  kind: 'dependency',
  title: 'database is failing',
});

const planner = createCondition('planner', {
  causes: [database.fingerprint],
});

describe('consequences', () => {
  it('are told of by their cause alone, until it is over and they are not', () => {
    const world = AlertWorld.create({ conditions: [database, planner] });
    world.step(0);
    expect(world.messages.every(one => one.alertId === 'alert-1')).toBe(true);
    expect(world.alert(database).explainedBy).toBeUndefined();
    expect(world.alert(planner)).toMatchObject({
      state: 'open',
      explainedBy: database.fingerprint,
    });
    expect(world.alert(planner).acknowledgeBy).toBeUndefined();
    expect(
      world.events.filter(({ kind }) => kind === 'explained'),
    ).toMatchObject([
      { text: 'It follows from another alert; nobody is told of this one.' },
    ]);

    // It waits to be resolved, and still explains what follows from it.
    world.step(10 * MINUTE, { conditions: [{ ...planner, causes: [] }] });
    expect(world.alert(planner).explainedBy).toBe(database.fingerprint);

    world.step(11 * MINUTE);

    expect(world.alert(database).state).toBe('resolved');
    expect(world.alert(planner)).toMatchObject({
      state: 'open',
      acknowledgeBy: START + 41 * MINUTE,
      told: ['group:default/planner-team'],
    });
    expect(world.told()).toEqual([
      'opened owner',
      'resolved owner',
      'opened owner',
    ]);
  });

  it('have to hold on their own for as long as their rule demands', () => {
    const slow = { ...planner, holdMs: 10 * MINUTE };
    const world = AlertWorld.create({ conditions: [database, slow] });
    world.step(0);
    world.step(10 * MINUTE);
    world.step(20 * MINUTE, { conditions: [{ ...slow, causes: [] }] });
    world.step(21 * MINUTE);
    expect(world.alert(database).state).toBe('resolved');

    world.step(30 * MINUTE);
    expect(world.told()).toEqual(['opened owner', 'resolved owner']);
    expect(world.dueAt).toBe(START + 31 * MINUTE);
    world.step(31 * MINUTE);

    expect(world.told().at(-1)).toBe('opened owner');
  });

  it('that are over stay quiet when somebody resolves their cause, until they resolve', () => {
    const slow = { ...planner, resolveAfterMs: 5 * MINUTE };
    const cause = { ...database, resolveAfterMs: 5 * MINUTE };
    const world = AlertWorld.create({ conditions: [cause, slow] });
    world.step(0);
    world.step(10 * MINUTE, { conditions: [] });
    world.operate(12 * MINUTE, 'resolve', 'It is back.', database);

    world.step(12 * MINUTE);
    world.step(14 * MINUTE);
    expect(world.alert(planner)).toMatchObject({
      state: 'open',
      explainedBy: database.fingerprint,
    });
    // Also once nothing is kept of the cause any longer.
    world.alerts = [world.alert(planner)];
    world.step(14.5 * MINUTE);
    expect(world.alert(planner).explainedBy).toBe(database.fingerprint);
    world.step(15 * MINUTE);

    expect(world.alert(planner).state).toBe('resolved');
    expect(world.told()).toEqual(['opened owner', 'resolved owner']);
    expect(
      world.events.filter(({ kind }) => kind === 'explained'),
    ).toHaveLength(1);
  });

  it('that begin again after their cause was resolved are told as new', () => {
    const slow = { ...planner, resolveAfterMs: 5 * MINUTE };
    const world = AlertWorld.create({ conditions: [database, slow] });
    world.step(0);
    world.step(10 * MINUTE, { conditions: [] });
    world.step(11 * MINUTE);
    expect(world.alert(database).state).toBe('resolved');
    expect(world.alert(planner).explainedBy).toBe(database.fingerprint);

    world.step(13 * MINUTE, { conditions: [{ ...slow, causes: [] }] });

    expect(world.alert(planner)).toMatchObject({
      state: 'open',
      severity: 'P1',
    });
    expect(world.alert(planner).explainedBy).toBeUndefined();
    expect(world.told().at(-1)).toBe('opened owner');
  });

  it('of what is over, as its own cause is, are told while they hold', () => {
    const middle = createCondition('middle', {
      causes: [database.fingerprint],
      resolveAfterMs: 5 * MINUTE,
    });
    const last = createCondition('last', { causes: [middle.fingerprint] });
    const world = AlertWorld.create({ conditions: [last, middle, database] });
    world.step(0);
    world.step(10 * MINUTE, { conditions: [last] });
    world.step(11 * MINUTE);

    expect(world.alert(middle).explainedBy).toBe(database.fingerprint);
    expect(world.alert(last).explainedBy).toBeUndefined();
    expect(world.told().at(-1)).toBe('opened owner');
  });

  it('point at the first cause of all', () => {
    const middle = createCondition('middle', {
      causes: [database.fingerprint],
    });
    const last = createCondition('last', { causes: [middle.fingerprint] });
    const world = AlertWorld.create({ conditions: [last, middle, database] });

    world.step(0);

    expect(world.alert(last).explainedBy).toBe(database.fingerprint);
    expect(world.told()).toEqual(['opened owner']);
  });

  it('wait for a cause that is about to be told instead of them', () => {
    const slow = { ...database, holdMs: MINUTE };
    const world = AlertWorld.create({ conditions: [slow, planner] });
    world.step(0);
    expect(world.alerts.map(alert => alert.state)).toEqual([
      'pending',
      'pending',
    ]);

    world.step(MINUTE);

    expect(world.alert(planner).explainedBy).toBe(database.fingerprint);
    expect(world.told()).toEqual(['opened owner']);
  });

  it('do not wait for a cause that takes long', () => {
    const slow = { ...database, holdMs: HOUR };
    const world = AlertWorld.create({ conditions: [slow, planner] });

    world.step(0);

    expect(world.alert(planner).state).toBe('open');
    expect(world.told()).toEqual(['opened owner']);
  });

  it('are told of when their cause explains them no longer', () => {
    const world = AlertWorld.create({ conditions: [database, planner] });
    world.step(0);

    world.step(MINUTE, { conditions: [database, { ...planner, causes: [] }] });

    expect(world.alert(planner).explainedBy).toBeUndefined();
    expect(world.told()).toEqual(['opened owner', 'opened owner']);
  });

  it('stay explained while nothing is known of their cause', () => {
    const world = AlertWorld.create({ conditions: [database, planner] });
    world.step(0);

    world.step(HOUR, {
      conditions: [{ ...planner, causes: [] }],
      unknownKinds: ['dependency'],
    });

    expect(world.alert(planner).explainedBy).toBe(database.fingerprint);
  });

  it('of each other leave one that is told', () => {
    const world = AlertWorld.create({
      conditions: [
        { ...database, causes: [planner.fingerprint, database.fingerprint] },
        planner,
      ],
    });

    world.step(0);

    expect(world.told()).toEqual(['opened owner']);
  });
});

describe('silences', () => {
  it('keep an alert quiet and open, and say so', () => {
    const world = AlertWorld.create({
      conditions: [planner],
      silences: [
        createSilence({
          matcher: { subject: 'component:default/planner' },
          endsAt: START + HOUR,
        }),
      ],
    });
    world.step(0);

    expect(world.alert()).toMatchObject({
      state: 'open',
      silencedUntil: START + HOUR,
    });
    expect(world.messages).toEqual([]);
    expect(world.dueAt).toBe(START + HOUR);
    expect(world.events.map(event => event.text)).toContain(
      'Silenced until 2026-11-25 13:00 UTC: It is being replaced.',
    );
  });

  it('let it be told when they end and it still holds', () => {
    const world = AlertWorld.create({
      conditions: [planner],
      silences: [createSilence()],
    });
    world.step(0);

    world.step(HOUR);

    expect(world.told()).toEqual(['opened owner']);
    expect(world.alert()).toMatchObject({
      acknowledgeBy: START + HOUR + 30 * MINUTE,
    });
  });

  it('do not let anybody be told twice of what was told before', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);
    world.step(MINUTE, {
      silences: [createSilence({ startsAt: START + MINUTE })],
    });

    world.step(HOUR);
    expect(world.told()).toEqual(['opened owner']);
    world.step(HOUR + 30 * MINUTE);

    expect(world.told()).toEqual(['opened owner', 'escalated parent']);
  });

  it('are over when somebody ends them', () => {
    const ended = { at: START + MINUTE, by: 'user:default/ada' };
    const world = AlertWorld.create({
      conditions: [planner],
      silences: [createSilence({ ended })],
    });
    world.step(2 * MINUTE);

    expect(world.told()).toEqual(['opened owner']);
  });

  it('keep its end quiet, too', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);
    world.step(MINUTE, { silences: [createSilence()], conditions: [] });
    world.step(5 * MINUTE);

    expect(world.alert().state).toBe('resolved');
    expect(world.told()).toEqual(['opened owner']);
  });
});

describe('maintenance', () => {
  it('lets nothing begin', () => {
    const world = AlertWorld.create({
      conditions: [planner],
      maintenance: [createMaintenance('planner')],
    });
    world.step(0);
    expect(world.alerts).toEqual([]);
    expect(world.dueAt).toBe(START + HOUR);

    world.step(HOUR);

    expect(world.alert()).toMatchObject({ state: 'open' });
  });

  it('silences what is open, and does not resolve it though nothing is looked at', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);

    world.step(MINUTE, {
      conditions: [],
      maintenance: [createMaintenance('planner')],
    });
    world.step(50 * MINUTE);

    expect(world.alert()).toMatchObject({
      state: 'open',
      silencedUntil: START + HOUR,
    });
    expect(world.told()).toEqual(['opened owner']);
  });

  it('is not about what concerns others too, or runs elsewhere', () => {
    const world = AlertWorld.create({
      conditions: [
        { ...database, agents: [...database.agents, ...planner.agents] },
        createCondition('tester'),
      ],
      maintenance: [
        createMaintenance('planner'),
        createMaintenance('tester', {
          id: 'other',
          environmentRef: 'resource:default/staging',
        }),
      ],
    });

    world.step(0);

    expect(world.alerts.map(alert => alert.state)).toEqual(['open', 'open']);
  });
});

describe('what is not known', () => {
  it('leaves alerts as they are, and lets them go on to be told', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);

    world.step(HOUR, { conditions: [], unknownKinds: ['health'] });

    expect(world.alert()).toMatchObject({ state: 'open' });
    expect(world.alert().clearedAt).toBeUndefined();
    expect(world.told()).toContain('escalated parent');
  });

  it('is also a single thing of which nothing is known', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);

    world.step(HOUR, {
      conditions: [],
      unknownConditions: [planner.fingerprint],
    });

    expect(world.alert().clearedAt).toBeUndefined();
  });
});

describe('an alert that is not heard of any more', () => {
  it('counts as over, and says that this is not known', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(0);
    const lost = { conditions: [], lostConditions: [planner.fingerprint] };

    world.step(HOUR, lost);
    world.step(2 * HOUR, lost);

    expect(world.alert()).toMatchObject({
      state: 'resolved',
      resolved: {
        reason: expect.stringContaining('that is not known'),
        isLost: true,
      },
    });
    expect(
      world.events.filter(({ text }) => text.includes('that is not known')),
    ).toMatchObject([{ kind: 'ended' }, { kind: 'resolved' }]);
  });

  it('is found by what another system has sent', () => {
    const signal = {
      fingerprint: 'abc',
      source: 'alertmanager',
      labels: {},
      annotations: {},
      startsAt: START,
      receivedAt: START,
      endsAt: START,
    };
    const external = [signal, { ...signal, fingerprint: 'def', isLost: true }];
    expect(listLostConditions({ agents: [], external })).toEqual([
      'external|alertmanager|def',
    ]);
    expect(listLostConditions({ agents: [] })).toEqual([]);
  });
});

describe('a clock that is set back', () => {
  it('neither raises nor escalates anything twice, and delays nothing for long', () => {
    const world = AlertWorld.create({ conditions: [planner] });
    world.step(5 * HOUR);
    world.step(5 * HOUR + 30 * MINUTE);
    expect(world.told()).toEqual(['opened owner', 'escalated parent']);

    world.step(0);
    world.step(29 * MINUTE);
    expect(world.told()).toEqual(['opened owner', 'escalated parent']);
    world.step(HOUR);

    expect(world.alerts).toHaveLength(1);
    expect(world.told()).toEqual([
      'opened owner',
      'escalated parent',
      'escalated group:default/on-call',
    ]);
  });
});
