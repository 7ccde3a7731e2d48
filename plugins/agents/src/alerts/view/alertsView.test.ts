import {
  everything,
  formatAlertsView,
  isFiltered,
  parseAlertsView,
  toAlertsQuery,
} from './alertsView';

const viewOf = (search: string) => parseAlertsView(new URLSearchParams(search));

describe('the view of alerts', () => {
  it('survives the way through an address', () => {
    const search =
      'state=open&state=resolved&severity=P0&severity=P1&kind=health&owner=group%3Aa%2Fb&agent=component%3Aa%2Fb&mine=true&quiet=true&cursor=x';
    expect(formatAlertsView(viewOf(search)).toString()).toBe(search);
  });

  it('leaves out what it does not know, and what is there twice', () => {
    expect(
      viewOf('severity=P9&severity=P1&severity=P1&state=&mine=1&x=y'),
    ).toEqual({ ...everything(), severity: ['P1'], cursor: undefined });
  });

  it('asks for nothing that it does not filter by', () => {
    expect(toAlertsQuery(viewOf(''))).toEqual({ limit: 50 });
    expect(toAlertsQuery(viewOf('mine=true&quiet=true&kind=kpi'))).toEqual({
      kind: ['kpi'],
      mine: true,
      quiet: true,
      limit: 50,
    });
  });

  it('counts as filtered what leaves something out: neither a page nor the quiet ones do', () => {
    expect(isFiltered(viewOf('cursor=x&quiet=true'))).toBe(false);
    for (const search of ['severity=P1', 'mine=true', 'agent=component:a/b']) {
      expect(isFiltered(viewOf(search))).toBe(true);
    }
  });
});
