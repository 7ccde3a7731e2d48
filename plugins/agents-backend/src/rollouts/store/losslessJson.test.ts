import fc from 'fast-check';
import { losslessJson } from './losslessJson';

const numbers = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(Infinity, -Infinity),
);

describe('losslessJson', () => {
  it('is read as what was written, numbers without end included', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.array(numbers))),
        value => {
          const read = JSON.parse(losslessJson({ value }));
          // JSON has no negative zero.
          expect(JSON.parse(losslessJson(read))).toEqual(read);
          expect(losslessJson(read)).toBe(losslessJson({ value }));
        },
      ),
    );
    expect(JSON.parse(losslessJson([Infinity, -Infinity, 'null']))).toEqual([
      Infinity,
      -Infinity,
      'null',
    ]);
  });
});
