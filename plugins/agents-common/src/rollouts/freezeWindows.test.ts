import { DateTime } from 'luxon';
import { findFreeze, freezeSpan } from './freezeWindows';

const berlin = (text: string) =>
  DateTime.fromISO(text, { zone: 'Europe/Berlin' }).toMillis();
const utc = (text: string) => Date.parse(text);

function weekly(from: string, to: string, timeZone = 'Europe/Berlin') {
  return { title: 'Weekend', timeZone, weekly: { from, to } };
}

describe('freeze windows', () => {
  it('hold from their first moment to before their last', () => {
    const window = {
      title: 'Holidays',
      from: '2026-12-20T00:00:00.000Z',
      to: '2027-01-06T00:00:00.000Z',
    };
    const isActive = (at: string) => freezeSpan(window, utc(at)).active;
    expect(isActive('2026-12-19T23:59:59.999Z')).toBe(false);
    expect(isActive('2026-12-20T00:00:00.000Z')).toBe(true);
    expect(isActive('2027-01-05T23:59:59.999Z')).toBe(true);
    expect(isActive('2027-01-06T00:00:00.000Z')).toBe(false);
  });

  it('mean the local time of their zone, in winter and in summer', () => {
    const window = weekly('Fri 16:00', 'Mon 08:00');
    for (const [friday, monday] of [
      ['2026-01-09T15:00:00Z', '2026-01-12T07:00:00Z'],
      ['2026-07-10T14:00:00Z', '2026-07-13T06:00:00Z'],
    ]) {
      expect(freezeSpan(window, utc(friday))).toEqual({
        title: 'Weekend',
        from: utc(friday),
        to: utc(monday),
        active: true,
      });
      expect(freezeSpan(window, utc(friday) - 1).active).toBe(false);
      expect(freezeSpan(window, utc(monday)).active).toBe(false);
    }
  });

  it('last 63 hours over the weekend that loses an hour, and 65 over the one that gains one', () => {
    const window = weekly('Fri 16:00', 'Mon 08:00');
    const hours = (at: string) => {
      const { from, to, active } = freezeSpan(window, berlin(at));
      expect(active).toBe(true);
      return (to - from) / 3_600_000;
    };
    expect(hours('2026-03-29T12:00')).toBe(63);
    expect(hours('2026-10-25T12:00')).toBe(65);
    expect(hours('2026-05-03T12:00')).toBe(64);
  });

  it('begin an hour later where the local time is left out', () => {
    const { from } = freezeSpan(
      weekly('Sun 02:30', 'Sun 06:00'),
      berlin('2026-03-29T04:00'),
    );
    expect(from).toBe(utc('2026-03-29T01:30:00Z'));
  });

  it('cover both of the two hours of the same name', () => {
    const { from, to } = freezeSpan(
      weekly('Sun 02:15', 'Sun 02:45'),
      utc('2026-10-25T01:20:00Z'),
    );
    expect(from).toBe(utc('2026-10-25T00:15:00Z'));
    expect(to).toBe(utc('2026-10-25T01:45:00Z'));
  });

  it('go over midnight and over the end of the week', () => {
    const night = weekly('Tue 22:00', 'Wed 02:00');
    expect(freezeSpan(night, berlin('2026-05-06T01:59')).active).toBe(true);
    expect(freezeSpan(night, berlin('2026-05-06T02:00')).active).toBe(false);
    const weekend = weekly('Sun 20:00', 'Mon 06:00');
    expect(freezeSpan(weekend, berlin('2026-05-03T21:00')).active).toBe(true);
    expect(freezeSpan(weekend, berlin('2026-05-04T05:59')).active).toBe(true);
    expect(freezeSpan(weekend, berlin('2026-05-04T06:00')).active).toBe(false);
  });

  it('say when they fall next', () => {
    const span = freezeSpan(
      weekly('Fri 16:00', 'Mon 08:00'),
      berlin('2026-05-06T12:00'),
    );
    expect(span).toMatchObject({
      active: false,
      from: berlin('2026-05-08T16:00'),
    });
  });

  it('hold in the zone of each, until the last of them ends', () => {
    const now = utc('2026-05-08T20:30:00Z');
    const freeze = findFreeze(
      [
        weekly('Fri 16:00', 'Mon 08:00', 'Asia/Tokyo'),
        weekly('Fri 16:00', 'Mon 08:00', 'America/New_York'),
        weekly('Tue 16:00', 'Wed 08:00', 'America/New_York'),
      ],
      now,
    );
    expect(freeze?.to).toBe(utc('2026-05-11T12:00:00Z'));
    expect(findFreeze([], now)).toBeUndefined();
  });

  it('freeze when nobody can tell what they mean', () => {
    const now = utc('2026-05-08T20:30:00Z');
    expect(freezeSpan(weekly('Friday-ish', 'Mon 08:00'), now).active).toBe(
      true,
    );
    expect(
      freezeSpan(weekly('Fri 16:00', 'Mon 08:00', 'Mars/Base'), now).active,
    ).toBe(true);
    expect(
      freezeSpan({ title: 'Broken', from: 'soon', to: 'later' }, now).active,
    ).toBe(true);
  });
});
