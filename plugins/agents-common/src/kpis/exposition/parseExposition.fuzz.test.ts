import fc from 'fast-check';
import { countRejections } from './Exposition';
import { parseExposition } from './parseExposition';

/** How many inputs each property is tried with; the fuzz stage asks for many more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 20_000);

jest.setTimeout(600_000);

const FRAGMENTS = [
  'a',
  'a_total',
  'le',
  '{',
  '}',
  '"',
  '"x"',
  '\\',
  '\\"',
  '\\n',
  '=',
  ',',
  ' ',
  '\t',
  '\n',
  '\r\n',
  '#',
  '# EOF',
  '# TYPE a counter\n',
  '1',
  '-1.5e3',
  'NaN',
  '+Inf',
  '0x1p-2',
  '{le="0.5"} 3\n',
  'a{x="1",} 1 1520879607.789 # {id="y"} 0.5\n',
  '{"a.b","c.d"="e"} 1\n',
  '\u0000',
  '\ufeff',
  'é',
  '\ud800',
];

/** Pieces of pages in any order, which come nearer to the edges of the grammar than mere noise. */
const page = fc
  .array(fc.nat(FRAGMENTS.length - 1), { maxLength: 40 })
  .map(indexes => indexes.map(index => FRAGMENTS[index]).join(''));

const text = fc.oneof(
  { weight: 8, arbitrary: page },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 80 }) },
);

describe('parseExposition on text of any kind', () => {
  it('never throws, and accounts for every line', () => {
    let characters = 0;
    let ownMs = 0;
    fc.assert(
      fc.property(text, fc.boolean(), (input, escapeNames) => {
        characters += input.length;
        const before = process.hrtime.bigint();
        const { samples, rejected, lines } = parseExposition(input, {
          escapeNames,
        });
        ownMs += Number(process.hrtime.bigint() - before) / 1e6;
        if (samples.length + countRejections(rejected) !== lines) {
          throw new Error('A line is neither kept nor counted');
        }
        for (const { name, value, labels } of samples) {
          if (!Number.isFinite(value)) throw new Error('Not a finite value');
          if (name === '' || labels.has('')) throw new Error('An empty name');
        }
      }),
      { numRuns: RUNS },
    );
    // A thousand characters a millisecond: a tenth of what it does, as machines are shared.
    expect(ownMs).toBeLessThan(Math.max(2_000, characters / 1_000));
  });

  it('finds nothing else with a filter than without, only less', () => {
    const wanted = new Set(['a', 'a.b', 'a_total']);
    fc.assert(
      fc.property(text, input => {
        const all = parseExposition(input).samples;
        const some = parseExposition(input, { wanted }).samples;
        const expected = all.filter(({ name }) => wanted.has(name));
        if (
          some.map(one => one.series).join('\n') !==
          expected.map(one => one.series).join('\n')
        ) {
          throw new Error('The filter changes what is read');
        }
      }),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });
});
