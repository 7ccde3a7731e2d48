import { AlertWorld } from './__testUtils__/AlertWorld';
import {
  HOUR,
  MINUTE,
  START,
  createCondition,
  createSilence,
} from './__testUtils__/alerts';
import { compareAlerts, countAlerts } from './compareAlerts';

describe('compareAlerts', () => {
  it('puts the most severe first, then the nearest deadline, then the oldest, and what is over last', () => {
    const alert = (
      id: string,
      severity: 'P0' | 'P1',
      acknowledgeBy?: number,
      startedAt = START,
    ) => ({ id, severity, acknowledgeBy, startedAt });
    const alerts = [
      alert('acknowledged', 'P1'),
      alert('later', 'P1', START + HOUR),
      alert('soon', 'P1', START + MINUTE),
      alert('older', 'P1', START + HOUR, START - HOUR),
      { ...alert('over', 'P1', START), clearedAt: START },
      alert('severe', 'P0', START + 5 * HOUR),
    ];

    expect([...alerts].sort(compareAlerts).map(({ id }) => id)).toEqual([
      'severe',
      'soon',
      'older',
      'later',
      'acknowledged',
      'over',
    ]);
  });
});

describe('countAlerts', () => {
  it('counts by severity what people are told of, and the rest apart', () => {
    const world = AlertWorld.create({
      conditions: [
        createCondition('a', { severity: 'P0' }),
        createCondition('b', { severity: 'P0' }),
        createCondition('c', { severity: 'P2', causes: ['health|gone'] }),
        createCondition('d', { severity: 'P3' }),
        createCondition('e', { holdMs: HOUR }),
      ],
      silences: [createSilence({ matcher: { severities: ['P3'] } })],
    });
    world.step(0);
    const [first] = world.alerts;
    world.alerts = world.alerts.map(alert =>
      alert === first ? { ...alert, state: 'acknowledged' } : alert,
    );

    const { counts, quiet } = countAlerts(world.alerts, START + 5 * MINUTE);

    expect(counts).toEqual({
      P0: { open: 1, acknowledged: 1, overdue: 1 },
      P1: { open: 0, acknowledged: 0, overdue: 0 },
      P2: { open: 1, acknowledged: 0, overdue: 0 },
      P3: { open: 0, acknowledged: 0, overdue: 0 },
    });
    expect(quiet).toBe(1);
  });
});
