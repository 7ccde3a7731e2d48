import { formatTable } from './formatTable';
import { editDistance, nearestNames } from './nearestNames';

const names = ['quality-guardian', 'orchestrator', 'product-owner'];

describe('nearestNames', () => {
  it('finds the name that was mistyped or cut short', () => {
    expect(nearestNames('quality-gardian', names)).toEqual([
      'quality-guardian',
    ]);
    expect(nearestNames('Guardian', names)).toEqual(['quality-guardian']);
  });

  it('finds nothing when nothing is close', () => {
    expect(nearestNames('zzz', names)).toEqual([]);
  });

  it('counts edits', () => {
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });
});

describe('formatTable', () => {
  it('lines columns up', () => {
    expect(formatTable(['A', 'LONG'], [['wide', 'x']])).toBe(
      'A     LONG\nwide  x',
    );
  });
});
