import { BoundedCache } from './BoundedCache';

describe('BoundedCache', () => {
  it('works each value out once', () => {
    const cache = BoundedCache.create<number>({ limit: 2 });
    const compute = jest.fn(() => 1);
    cache.get('a', compute);
    expect(cache.get('a', compute)).toBe(1);
    expect(compute).toHaveBeenCalledTimes(1);
  });

  it('drops what was unused longest', () => {
    const cache = BoundedCache.create<string>({ limit: 2 });
    cache.get('a', () => 'first');
    cache.get('b', () => 'first');
    cache.get('a', () => 'second');
    cache.get('c', () => 'first');
    expect(cache.size).toBe(2);
    expect(cache.get('a', () => 'second')).toBe('first');
    expect(cache.get('b', () => 'second')).toBe('second');
  });
});
