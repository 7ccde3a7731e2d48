import fc from 'fast-check';
import { instantOfLocalTime, isTimeZone } from './instantOfLocalTime';

function at(local: string, zone: string, ofTwo?: 'earlier' | 'later'): string {
  return new Date(instantOfLocalTime(local, zone, ofTwo)).toISOString();
}

describe('instantOfLocalTime', () => {
  it.each([
    ['2026-12-20T16:00', 'UTC', '2026-12-20T16:00:00.000Z'],
    ['2026-12-20T16:00', 'Europe/Berlin', '2026-12-20T15:00:00.000Z'],
    ['2026-07-01T16:00:30', 'Europe/Berlin', '2026-07-01T14:00:30.000Z'],
    ['2026-07-01T00:00', 'America/New_York', '2026-07-01T04:00:00.000Z'],
    ['2026-07-01T12:00', 'Asia/Kolkata', '2026-07-01T06:30:00.000Z'],
    ['2026-07-01T00:00', 'Pacific/Kiritimati', '2026-06-30T10:00:00.000Z'],
  ])('takes %s in %s for %s', (local, zone, instant) => {
    expect(at(local, zone)).toBe(instant);
  });

  it('takes a time that the change to summer time leaves out for the one an hour later', () => {
    for (const ofTwo of ['earlier', 'later'] as const) {
      expect(at('2026-03-29T02:30', 'Europe/Berlin', ofTwo)).toBe(
        '2026-03-29T01:30:00.000Z',
      );
    }
  });

  it('takes either of two when clocks go back', () => {
    expect(at('2026-10-25T02:30', 'Europe/Berlin', 'earlier')).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(at('2026-10-25T02:30', 'Europe/Berlin', 'later')).toBe(
      '2026-10-25T01:30:00.000Z',
    );
  });

  it('gives a moment whose local time it is, unless clocks left that out', () => {
    const zones = fc.constantFrom(
      'Europe/Berlin',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'UTC',
    );
    const minutes = fc.integer({
      min: Date.UTC(2020, 0) / 60_000,
      max: Date.UTC(2035, 0) / 60_000,
    });
    fc.assert(
      fc.property(zones, minutes, (zone, minute) => {
        const local = new Date(minute * 60_000).toISOString().slice(0, 16);
        const instant = instantOfLocalTime(local, zone);
        const shown = new Date(instant)
          .toLocaleString('sv-SE', { timeZone: zone })
          .slice(0, 16)
          .replace(' ', 'T');
        const skipped = (Date.parse(`${shown}Z`) - minute * 60_000) / 60_000;
        expect([0, 30, 60]).toContain(skipped);
      }),
    );
  });

  it('refuses what is no date and time', () => {
    expect(() => instantOfLocalTime('soon', 'UTC')).toThrow(
      '"soon" in "UTC" is not a local date and time; write one such as 2026-12-20T16:00',
    );
  });
});

describe('isTimeZone', () => {
  it.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires'])(
    'knows %s',
    zone => expect(isTimeZone(zone)).toBe(true),
  );

  it.each(['', '+01:00', 'Europe/Atlantis', 'Berlin', 'a'.repeat(99)])(
    'does not know %p',
    zone => expect(isTimeZone(zone)).toBe(false),
  );
});
