import fc from 'fast-check';
import { orderByCauses } from './orderByCauses';

const node = (fingerprint: string, since: number, ...causes: string[]) => ({
  fingerprint,
  since,
  causes,
});

describe('orderByCauses', () => {
  it('puts causes first, and drops what is not there and itself', () => {
    const ordered = orderByCauses([
      node('c', 0, 'b', 'gone'),
      node('b', 0, 'a', 'b'),
      node('a', 0),
    ]);

    expect([...ordered]).toEqual([
      ['a', []],
      ['b', ['a']],
      ['c', ['b']],
    ]);
  });

  it('takes the first to begin for the cause of those that cause each other', () => {
    expect([
      ...orderByCauses([
        node('a', 2, 'b', 'outside'),
        node('b', 1, 'a'),
        node('outside', 5),
      ]),
    ]).toEqual([
      ['outside', []],
      ['b', []],
      ['a', ['b', 'outside']],
    ]);
  });

  it('has an end whatever the depth', () => {
    const deep = Array.from({ length: 50_000 }, (_, index) =>
      node(`${index}`, 0, `${index + 1}`),
    );

    expect(orderByCauses(deep).size).toBe(50_000);
  });

  it('never leaves a circle, loses nothing, and does not depend on order', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.record({
            fingerprint: name,
            since: fc.integer({ min: 0, max: 3 }),
            causes: fc.array(name, { maxLength: 4 }),
          }),
          { selector: ({ fingerprint }) => fingerprint },
        ),
        nodes => {
          const ordered = orderByCauses(nodes);
          const seen = new Set<string>();
          for (const [fingerprint, causes] of ordered) {
            for (const cause of causes) expect(seen.has(cause)).toBe(true);
            seen.add(fingerprint);
          }
          expect(seen.size).toBe(nodes.length);
          const reversed = orderByCauses([...nodes].reverse());
          expect(new Map(reversed)).toEqual(new Map(ordered));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
