import { formatFactValue } from './formatFactValue';

describe('formatFactValue', () => {
  const bare = { unit: '' };

  it('rounds no number away of which nobody says what it is in', () => {
    expect(formatFactValue(0.999, bare)).toBe('0.999');
    expect(formatFactValue(0.8, bare)).toBe('0.8');
    expect(formatFactValue(1234, bare)).toBe('1,234');
    expect(formatFactValue(1 / 3, bare)).toBe('0.333333');
  });

  it('tells a number from the one that stands beside it', () => {
    const ratio = { unit: 'ratio' };
    expect(formatFactValue(0.8004, ratio, 0.8)).toBe('80.04 %');
    expect(formatFactValue(0.74, ratio, 0.8)).toBe('74 %');
  });
});
