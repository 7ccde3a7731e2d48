import {
  formatRolloutsView,
  isFiltered,
  parseRolloutsView,
  toRolloutsQuery,
} from './rolloutsView';

const viewOf = (search: string) =>
  parseRolloutsView(new URLSearchParams(search));

describe('the view of rollouts', () => {
  it('survives the way through an address', () => {
    const search =
      'state=baking&state=paused&wave=rolloutplan%3Aa%2Fb%23c&owner=group%3Aa%2Fb&plan=rolloutplan%3Aa%2Fb&environment=resource%3Aa%2Fp&cursor=20';
    expect(formatRolloutsView(viewOf(search)).toString()).toBe(search);
  });

  it('leaves out what it does not know, and what is there twice', () => {
    expect(viewOf('state=splendid&state=baking&state=baking&x=1')).toEqual({
      state: ['baking'],
      wave: [],
      owner: [],
    });
  });

  it('asks for nothing that it does not filter by; a page is no filter', () => {
    expect(toRolloutsQuery(viewOf('cursor=20'))).toEqual({});
    expect(isFiltered(viewOf('cursor=20'))).toBe(false);
    expect(isFiltered(viewOf('owner=group:a/b'))).toBe(true);
  });
});
