import { AlertWorld } from '../__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  START,
  createCondition,
  createSilence,
} from '../__testUtils__/alerts';

const database = createCondition('database', {
  fingerprint: 'dependency|database',
  kind: 'dependency',
  title: 'database is failing',
});

const down = createCondition('planner', {
  severity: 'P0',
  causes: [database.fingerprint],
});

describe('an alert that explains a more severe one', () => {
  it('is told as severely, as nobody is told of the other', () => {
    const world = AlertWorld.create({ conditions: [database, down] });

    world.step(0);

    expect(world.told()).toEqual(['opened owner']);
    expect(world.alert(database)).toMatchObject({
      severity: 'P0',
      acknowledgeBy: START + 5 * MINUTE,
      condition: { title: 'database is failing', severity: 'P1' },
    });
    expect(world.alert(down).explainedBy).toBe(database.fingerprint);
    expect(world.events.find(({ kind }) => kind === 'severity')).toMatchObject({
      alertId: world.alert(database).id,
      text: 'P1 has become P0: what follows from it is P0.',
    });
    world.step(MINUTE);
    expect(world.told()).toEqual(['opened owner']);
  });

  it('has to be acknowledged again when the other comes later', () => {
    const world = AlertWorld.create({ conditions: [database] });
    world.step(0);
    world.operate(MINUTE, 'acknowledge');

    world.step(2 * MINUTE, { conditions: [database, down] });

    expect(world.alert(database)).toMatchObject({
      state: 'open',
      severity: 'P0',
      acknowledgeBy: START + 7 * MINUTE,
    });
    expect(world.told()).toEqual(['opened owner', 'severity owner']);
  });

  it('stays as it is where the other is silenced, or only reports it', () => {
    const world = AlertWorld.create({
      conditions: [database, { ...down, isReport: true }],
    });
    world.step(0);
    expect(world.alert(database).severity).toBe('P1');

    const silenced = AlertWorld.create({
      conditions: [database, down],
      silences: [
        createSilence({
          matcher: { subject: down.subjectRef },
          endsAt: START + HOUR,
        }),
      ],
    });
    silenced.step(0);
    expect(silenced.alert(database).severity).toBe('P1');
  });
});
