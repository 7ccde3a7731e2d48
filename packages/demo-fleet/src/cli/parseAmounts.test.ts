import {
  parseLatency,
  parsePercent,
  parsePort,
  parseRatio,
} from './parseAmounts';

describe('parsePercent', () => {
  it('takes percentages', () => {
    expect(parsePercent('5%')).toBe(5);
    expect(parsePercent('12.5 %')).toBe(12.5);
    expect(parseRatio('20%')).toBe(0.2);
    expect(parsePercent('100%')).toBe(100);
  });

  it.each(['0.2', '101%', '-5%', 'many', '%', '1e1%', ''])(
    'refuses %p and names it',
    text => {
      expect(() => parsePercent(text)).toThrow(
        `"${text}" is not a percentage from 0% to 100%`,
      );
    },
  );
});

describe('parseLatency', () => {
  it('takes factors and additions', () => {
    expect(parseLatency('3x')).toEqual({ factor: 3 });
    expect(parseLatency('0.5x')).toEqual({ factor: 0.5 });
    expect(parseLatency('+500ms')).toEqual({ addMs: 500 });
    expect(parseLatency('+1.5s')).toEqual({ addMs: 1500 });
  });

  it.each(['0x', '500ms', '+500', 'slow', '-3x'])(
    'refuses %p and names it',
    text => {
      expect(() => parseLatency(text)).toThrow(`"${text}" is not a change`);
    },
  );
});

describe('parsePort', () => {
  it('takes ports and refuses the rest', () => {
    expect(parsePort('7100')).toBe(7100);
    expect(() => parsePort('70000')).toThrow('"70000" is not a port');
    expect(() => parsePort('http')).toThrow('"http" is not a port');
  });
});
