import fc from 'fast-check';
import { describeTarget, formatBeside, formatKpiValue } from './formatKpiValue';
import { formatDuration } from './formatDuration';

describe('formatKpiValue', () => {
  it.each([
    [1.8, 'seconds', undefined, '1.8 s'],
    [2, 'seconds', undefined, '2 s'],
    [0.35, 'seconds', undefined, '350 ms'],
    [0.0042, 'seconds', undefined, '4.2 ms'],
    [0.00004, 'seconds', undefined, '40 µs'],
    [0, 'seconds', undefined, '0 s'],
    [90, 'seconds', undefined, '1.5 min'],
    [7200, 'seconds', undefined, '2 h'],
    [0.0042, 'ratio', undefined, '0.42 %'],
    [0.74, 'ratio', undefined, '74 %'],
    [0.999, 'ratio', undefined, '99.9 %'],
    [0.99996, 'ratio', undefined, '99.996 %'],
    [1, 'ratio', undefined, '100 %'],
    [0, 'ratio', undefined, '0 %'],
    [4.3, 'score', 5, '4.3 / 5'],
    [0.92, 'score', undefined, '0.92'],
    [108, 'count', undefined, '108'],
    [4213, 'count', undefined, '4,213'],
    [12.5, 'tokens', undefined, '12.5 tokens'],
    [1234.5, 'tokens', undefined, '1,235 tokens'],
    [1234.5, 'currency', undefined, '1,234.5'],
    [0.00042, 'currency', undefined, '0.00042'],
    [0, 'currency', undefined, '0'],
    [NaN, 'seconds', undefined, '—'],
  ])('writes %p in %s as people do', (value, unit, scale, text) => {
    expect(formatKpiValue(value, unit, scale)).toBe(text);
  });

  it('never rounds a share to all or nothing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }),
        share => {
          expect(['0 %', '100 %']).not.toContain(
            formatKpiValue(share, 'ratio'),
          );
        },
      ),
    );
  });
});

describe('describeTarget', () => {
  it.each([
    [{ direction: 'lower', unit: 'seconds', target: 2 }, '< 2 s'],
    [{ direction: 'higher', unit: 'ratio', target: 0.8 }, '> 80 %'],
    [
      { direction: 'higher', unit: 'ratio', target: 1, strict: false },
      '≥ 100 %',
    ],
    [{ direction: 'lower', unit: 'count', target: 5, strict: false }, '≤ 5'],
    [
      { direction: 'higher', unit: 'score', scale: 5, target: 4.5 },
      '> 4.5 / 5',
    ],
    [{ direction: 'higher', unit: 'score' }, ''],
  ] as const)('writes %j as %s', (definition, text) => {
    expect(describeTarget(definition)).toBe(text);
  });
});

describe('formatBeside', () => {
  it('adds decimals until the value differs from the target', () => {
    expect(formatBeside(0.80004, 0.8, { unit: 'ratio' })).toBe('80.004 %');
    expect(formatBeside(1.9996, 2, { unit: 'seconds' })).toBe('1.9996 s');
    expect(formatBeside(0.8, 0.8, { unit: 'ratio' })).toBe('80 %');
  });
});

describe('formatDuration', () => {
  it.each([
    [0, '0 s'],
    [400, 'less than 1 s'],
    [40_000, '40 s'],
    [14 * 60_000 + 59_000, '14 min'],
    [24 * 3_600_000, '24 h'],
    [7 * 86_400_000, '7 d'],
    [-5, '0 s'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
