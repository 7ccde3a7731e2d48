import type { AlertDigest } from '@agent-portal/plugin-agents-common';
import { latestPeriod } from './digestPeriod';

function periodOf(digest: Partial<AlertDigest>, now: string) {
  const { start, end } = latestPeriod(
    { every: 'day', at: '09:00', to: [], sections: ['alerts'], ...digest },
    Date.parse(now),
  );
  return [new Date(start).toISOString(), new Date(end).toISOString()];
}

describe('latestPeriod', () => {
  it.each([
    ['day', '2026-11-25T08:59:59Z', '2026-11-23T09', '2026-11-24T09'],
    ['day', '2026-11-25T09:00:00Z', '2026-11-24T09', '2026-11-25T09'],
    // 2026-11-25 is a Wednesday.
    ['week', '2026-11-25T12:00:00Z', '2026-11-16T09', '2026-11-23T09'],
    ['week', '2026-11-23T08:00:00Z', '2026-11-09T09', '2026-11-16T09'],
    ['week', '2026-11-29T23:00:00Z', '2026-11-16T09', '2026-11-23T09'],
    ['month', '2026-11-25T12:00:00Z', '2026-10-01T09', '2026-11-01T09'],
    ['month', '2026-01-01T08:00:00Z', '2025-11-01T09', '2025-12-01T09'],
    ['month', '2026-03-01T09:00:00Z', '2026-02-01T09', '2026-03-01T09'],
  ] as const)(
    'is, by the %s, at %s from %s to %s',
    (every, now, start, end) => {
      expect(periodOf({ every }, now)).toEqual([
        `${start}:00:00.000Z`,
        `${end}:00:00.000Z`,
      ]);
    },
  );

  it('keeps to the clocks of its zone when they are put forward and back', () => {
    const berlin = { timeZone: 'Europe/Berlin' };
    // Clocks went forward in the night to 2026-03-29, and back in the night to 2026-10-25.
    expect(periodOf(berlin, '2026-03-29T12:00:00Z')).toEqual([
      '2026-03-28T08:00:00.000Z',
      '2026-03-29T07:00:00.000Z',
    ]);
    expect(periodOf(berlin, '2026-10-25T12:00:00Z')).toEqual([
      '2026-10-24T07:00:00.000Z',
      '2026-10-25T08:00:00.000Z',
    ]);
  });

  it('tells a time that never comes an hour later, and one that comes twice at its first', () => {
    const night = { timeZone: 'Europe/Berlin', at: '02:30' };
    expect(periodOf(night, '2026-03-29T12:00:00Z')[1]).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(periodOf(night, '2026-10-25T12:00:00Z')[1]).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });

  it('is of the day that it is in its zone', () => {
    expect(
      periodOf({ timeZone: 'Pacific/Auckland' }, '2026-11-24T21:00:00Z')[1],
    ).toBe('2026-11-24T20:00:00.000Z');
  });
});
