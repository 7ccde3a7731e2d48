import type { AlertSummary } from '@agent-portal/plugin-agents-common';
import { fixtureTime } from '@agent-portal/plugin-agents-react/testUtils';
import { describeBell } from './describeBell';

const none = { open: 0, acknowledged: 0, overdue: 0 };

const createSummary = (overrides: Partial<AlertSummary>): AlertSummary => ({
  counts: { P0: none, P1: none, P2: none, P3: none },
  mine: 0,
  asOf: fixtureTime(0),
  ...overrides,
});

describe('the bell', () => {
  it('is quiet before it is known, and when nothing is open', () => {
    const quiet = { count: 0, label: 'Alerts' };
    expect(describeBell(undefined)).toEqual(quiet);
    expect(describeBell(createSummary({}))).toEqual(quiet);
  });

  it('counts P0 and P1, not the lesser ones nor what is acknowledged', () => {
    expect(
      describeBell(
        createSummary({
          counts: {
            P0: { open: 1, acknowledged: 4, overdue: 1 },
            P1: { open: 2, acknowledged: 0, overdue: 0 },
            P2: { open: 9, acknowledged: 0, overdue: 0 },
            P3: none,
          },
          mine: 1,
        }),
      ),
    ).toEqual({
      count: 3,
      label: 'Alerts: 3 open P0 or P1, 1 waits for you, 1 overdue',
    });
  });

  it('counts what waits for me, of whatever severity', () => {
    expect(describeBell(createSummary({ mine: 2 }))).toEqual({
      count: 2,
      label: 'Alerts: 2 wait for you',
    });
  });
});
