import fc from 'fast-check';
import { parseDuration, tryParseDuration } from './duration';

describe('parseDuration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1.5h', 5_400_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['2w', 1_209_600_000],
    ['PT5M', 300_000],
    ['PT0.5S', 500],
    ['P1DT12H', 129_600_000],
    ['P1W', 604_800_000],
  ])('reads %s', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });

  it.each([
    '',
    '5',
    'm',
    '5 m',
    '-5m',
    '0s',
    'PT0S',
    'P',
    'PT',
    'P1M',
    'P1Y',
    '5M',
    '1h30m',
    'Infinityh',
    '9'.repeat(400).concat('h'),
  ])('refuses %j and says what to write', text => {
    expect(() => parseDuration(text)).toThrow(
      /is not a duration; write one such as 5m/,
    );
  });

  it('is never zero, infinite or an exception, whatever the value', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const milliseconds = tryParseDuration(value);
        expect(
          milliseconds === undefined ||
            (Number.isFinite(milliseconds) && milliseconds > 0),
        ).toBe(true);
      }),
    );
  });
});
