import {
  formatReadinessView,
  isFiltered,
  parseReadinessView,
  toReadinessQuery,
} from './readinessView';

function roundTrip(address: string) {
  return formatReadinessView(
    parseReadinessView(new URLSearchParams(address)),
  ).toString();
}

describe('the view of the matrix in the address', () => {
  it('is empty for the usual view', () => {
    expect(roundTrip('')).toBe('');
    expect(roundTrip('groupBy=owner')).toBe('');
  });

  it('survives a round trip with the cell that is open', () => {
    const address =
      'scorecard=scorecard%3Adefault%2Fgolive&groupBy=wave&text=quality&owner=group%3Adefault%2Fa&level=gold&outcome=fail&outcome=unknown&check=coverage&agent=component%3Adefault%2Fa&show=coverage';
    expect(roundTrip(address)).toBe(address);
  });

  it('leaves out what it does not know, and what comes twice', () => {
    expect(
      roundTrip('outcome=fail&outcome=fail&outcome=purple&groupBy=moon&x=y'),
    ).toBe('outcome=fail');
    expect(roundTrip('agent=component:default/a')).toBe('');
  });

  it('asks for a check only together with an outcome', () => {
    const query = (address: string) =>
      toReadinessQuery(parseReadinessView(new URLSearchParams(address)));
    expect(query('check=coverage&text=+a+')).toEqual({
      groupBy: 'owner',
      text: 'a',
    });
    expect(query('check=coverage&outcome=fail&level=none')).toEqual({
      groupBy: 'owner',
      level: ['none'],
      outcome: ['fail'],
      check: 'coverage',
    });
  });

  it('counts as filtered only where agents are left out', () => {
    const view = (address: string) =>
      parseReadinessView(new URLSearchParams(address));
    expect(isFiltered(view('groupBy=wave&check=a'))).toBe(false);
    expect(isFiltered(view('text=a'))).toBe(true);
    expect(isFiltered(view('level=gold'))).toBe(true);
  });
});
