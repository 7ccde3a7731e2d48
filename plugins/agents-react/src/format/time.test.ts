import {
  formatAge,
  formatClockTime,
  formatEffort,
  formatExactTime,
  formatUntil,
  formatWindow,
} from './time';

describe('formatAge', () => {
  it.each([
    [-3_000, 'just now'],
    [400, 'just now'],
    [20_000, '20 s ago'],
    [12 * 60_000, '12 min ago'],
    [3 * 3_600_000, '3 h ago'],
    [5 * 86_400_000, '5 d ago'],
  ])('writes %d ms as %s', (milliseconds, text) => {
    expect(formatAge(milliseconds)).toBe(text);
  });
});

describe('formatUntil', () => {
  it.each([
    [14 * 86_400_000, 'in 14 d'],
    [60_000, 'in 1 min'],
    [300, 'just now'],
    [-3 * 3_600_000, '3 h ago'],
  ])('writes %d ms ahead as %s', (milliseconds, text) => {
    expect(formatUntil(milliseconds)).toBe(text);
  });
});

describe('formatEffort', () => {
  it.each([
    [30 * 60_000, '30 min'],
    [90 * 60_000, '1.5 h'],
    [36 * 3_600_000, '36 h'],
  ])('writes %d ms of work as %s', (milliseconds, text) => {
    expect(formatEffort(milliseconds)).toBe(text);
  });
});

describe('formatWindow', () => {
  it.each([
    ['1h', '1 h'],
    ['5m', '5 min'],
    ['90m', '90 min'],
    ['24h', '24 h'],
    ['7d', '7 d'],
    ['PT30S', '30 s'],
    ['500ms', '500 ms'],
    ['since release', 'since release'],
  ])('writes %s as %s', (window, text) => {
    expect(formatWindow(window)).toBe(text);
  });
});

describe('exact times', () => {
  it('are in UTC, whatever zone they are given in', () => {
    expect(formatExactTime('2026-01-15T13:00:05+01:00')).toBe(
      '2026-01-15 12:00:05 UTC',
    );
    expect(formatClockTime(Date.UTC(2026, 0, 15, 9, 5))).toBe('09:05');
  });

  it('never throw', () => {
    expect(formatExactTime('yesterday')).toBe('unknown time');
  });
});
