import { formatFleetView, parseFleetView, toFleetFilter } from './fleetView';

function roundTrip(address: string) {
  return formatFleetView(
    parseFleetView(new URLSearchParams(address)),
  ).toString();
}

describe('the view in the address', () => {
  it('is empty for the usual view', () => {
    expect(roundTrip('')).toBe('');
    expect(roundTrip('layout=table&orderBy=health&order=desc')).toBe('');
  });

  it('survives a round trip', () => {
    const address =
      'layout=board&text=data+engineer&health=fail&health=warn&wave=rolloutplan%3Adefault%2Fbmad%23core&orderBy=name&order=desc&cursor=abc';
    expect(roundTrip(address)).toBe(address);
  });

  it('leaves out what it does not know, and what comes twice', () => {
    expect(
      roundTrip('health=fail&health=fail&health=&phase=nowhere&order=up&x=y'),
    ).toBe('health=fail');
  });

  it('limits how much an address can ask for', () => {
    const params = new URLSearchParams({ text: 'x'.repeat(500) });
    for (let i = 0; i < 150; i++) params.append('owner', `group:default/${i}`);
    const view = parseFleetView(params);
    expect(view.text).toHaveLength(200);
    expect(view.filters.owner).toHaveLength(100);
  });

  it('becomes a filter without the one that is counted', () => {
    const view = parseFleetView(
      new URLSearchParams('health=fail&kpi=met&text=+a+'),
    );
    expect(toFleetFilter(view)).toEqual({
      text: 'a',
      health: ['fail'],
      kpi: ['met'],
    });
    expect(toFleetFilter(view, 'health')).toEqual({ text: 'a', kpi: ['met'] });
  });
});
