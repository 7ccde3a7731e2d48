import { describeKpiCounts, describePhase, formatShare } from './words';

describe('formatShare', () => {
  it.each([
    [0, '0 %'],
    [0.0004, '< 0.1 %'],
    [0.05, '5 %'],
    [0.992, '99.2 %'],
    [0.9999, '> 99.9 %'],
    [1, '100 %'],
  ])('writes %d as %s', (share, text) => {
    expect(formatShare(share)).toBe(text);
  });
});

describe('describePhase', () => {
  it('adds the weight where there is one', () => {
    expect(describePhase('canary', 0.05)).toBe('Canary 5 %');
    expect(describePhase('rolling-out', 0.5)).toBe('Rolling out 50 %');
    expect(describePhase('production')).toBe('Production');
  });
});

describe('describeKpiCounts', () => {
  it('names the worst first and leaves out what is not there', () => {
    expect(
      describeKpiCounts({ met: 5, atRisk: 0, notMet: 2, unknown: 1 }),
    ).toBe('2 off target, 1 unknown, 5 on target');
  });

  it('says when there are none', () => {
    expect(
      describeKpiCounts({ met: 0, atRisk: 0, notMet: 0, unknown: 0 }),
    ).toBe('no KPIs');
  });
});
