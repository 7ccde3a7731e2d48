import { FIXTURE_NOW } from '../testing';
import {
  ALERT_KINDS,
  ALERT_SEVERITIES,
  ALERT_STATES,
  describeChannel,
  describeDeadline,
  describeResolving,
  formatAlertCount,
  isQuiet,
} from './alertWords';
import { formatCountdown, formatCountdownUntil } from './countdown';

const at = (seconds: number) =>
  new Date(FIXTURE_NOW + seconds * 1_000).toISOString();

describe('describeDeadline', () => {
  it.each([
    [272, '4 min 32 s left to acknowledge', false],
    [1, '1 s left to acknowledge', false],
    [0, 'Overdue by 0 s', true],
    [-185, 'Overdue by 3 min 5 s', true],
    [7_080, '1 h 58 min left to acknowledge', false],
  ])('says what %d s mean', (seconds, text, overdue) => {
    expect(
      describeDeadline(
        { state: 'open', acknowledgeBy: at(seconds) },
        FIXTURE_NOW,
      ),
    ).toEqual({ text, overdue });
  });

  it('says nothing of what waits for nobody, or of a time that is none', () => {
    const acknowledgeBy = at(60);
    for (const alert of [
      { state: 'acknowledged', acknowledgeBy } as const,
      { state: 'resolved', acknowledgeBy } as const,
      { state: 'open' } as const,
      { state: 'open', acknowledgeBy: 'soon' } as const,
    ]) {
      expect(describeDeadline(alert, FIXTURE_NOW)).toBeUndefined();
    }
  });
});

describe('formatCountdown', () => {
  it.each([
    [-5, '0 s'],
    [999, '0 s'],
    [59_999, '59 s'],
    [60_000, '1 min 0 s'],
    [3_599_999, '59 min 59 s'],
    [3_600_000, '1 h 0 min'],
    [36 * 3_600_000, '36 h 0 min'],
    [51 * 3_600_000, '2 d 3 h'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatCountdown(milliseconds)).toBe(text);
  });
});

describe('formatCountdownUntil', () => {
  it.each([
    [7_199_999, 'in 1 h 59 min'],
    [999, 'just now'],
    [-999, 'just now'],
    [-185_000, '3 min 5 s ago'],
  ])('rounds %d ms as a countdown does: %s', (milliseconds, text) => {
    expect(formatCountdownUntil(milliseconds)).toBe(text);
  });
});

describe('the words of alerts', () => {
  it('lists the most severe, the first state and every kind', () => {
    expect(ALERT_SEVERITIES).toEqual(['P0', 'P1', 'P2', 'P3']);
    expect(ALERT_STATES[0]).toBe('open');
    expect(ALERT_KINDS).toHaveLength(6);
  });

  it('names a channel of the configuration as it is, whatever its name', () => {
    expect(describeChannel('push')).toBe('Push message');
    expect(describeChannel('pager')).toBe('pager');
    expect(describeChannel('constructor')).toBe('constructor');
  });

  it('promises no alert anew of what goes on, as only what is measured has to be over', () => {
    for (const kind of ['health', 'dependency', 'kpi'] as const) {
      expect(describeResolving(kind)).toContain('as its condition is over');
    }
    for (const kind of ['rollout', 'readiness', 'external'] as const) {
      expect(describeResolving(kind)).toContain(
        'stays resolved even while its condition goes on',
      );
    }
  });

  it('counts', () => {
    expect(formatAlertCount(1)).toBe('1 alert');
    expect(formatAlertCount(1_200)).toBe('1,200 alerts');
  });

  it('calls quiet of what nobody is told', () => {
    expect(isQuiet({})).toBe(false);
    expect(isQuiet({ silencedUntil: at(60) })).toBe(true);
    expect(isQuiet({ explainedBy: { id: 'a', title: 'A' } })).toBe(true);
  });
});
