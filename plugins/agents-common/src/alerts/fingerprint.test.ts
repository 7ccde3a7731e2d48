import fc from 'fast-check';
import { fingerprint } from './fingerprint';

describe('fingerprint', () => {
  it('is the same only for the same words', () => {
    const word = fc.oneof(
      fc.constant(undefined),
      fc.constantFrom('-', '%-', '|', '%', 'a|b', 'a', 'b'),
      fc.string({ maxLength: 4 }),
    );
    const words = fc.array(word, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        const isSame = JSON.stringify(a) === JSON.stringify(b);
        const [first, second] = [
          fingerprint('x', ...a),
          fingerprint('x', ...b),
        ];
        // An absent word is `null` in JSON, which no text is.
        expect(first === second).toBe(isSame);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is short whatever the words, and still tells them apart', () => {
    const long = (end: string) => fingerprint('x', 'y'.repeat(10_000) + end);

    expect(long('a').length).toBeLessThan(200);
    expect(long('a')).not.toBe(long('b'));
  });
});
