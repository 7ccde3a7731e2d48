import { fleetColumns } from './columns';

describe('fleetColumns', () => {
  it('leaves the environments out where there is no room for them', () => {
    const ids = (wide: boolean) => fleetColumns(wide).map(({ id }) => id);
    expect(ids(true)).toContain('environments');
    expect(ids(false)).toEqual(ids(true).filter(id => id !== 'environments'));
  });

  it.each([true, false])('fills the table exactly (wide: %s)', wide => {
    const sum = fleetColumns(wide).reduce(
      (total, { width }) => total + width,
      0,
    );
    expect(sum).toBeCloseTo(100);
  });
});
