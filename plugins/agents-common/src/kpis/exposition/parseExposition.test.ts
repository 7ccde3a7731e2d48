import fc from 'fast-check';
import { countRejections } from './Exposition';
import { parseExposition } from './parseExposition';

const PAGE = `# HELP http_requests_total Requests.
# TYPE http_requests_total counter
http_requests_total{method="post",code="200"} 1027 1395066363000
http_requests_total{method="post",code="400"}    3
http_requests_total{code="500", method="get",} 4

# an untyped metric
  msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9
metric_without_labels 12.47
latency_bucket{le="+Inf"} 144320
`;

describe('parseExposition', () => {
  it('reads names, labels, values and timestamps', () => {
    const { samples, rejected, lines } = parseExposition(PAGE);
    expect(countRejections(rejected)).toBe(0);
    expect(lines).toBe(6);
    expect(samples.map(({ name, value }) => [name, value])).toEqual([
      ['http_requests_total', 1027],
      ['http_requests_total', 3],
      ['http_requests_total', 4],
      ['msdos_file_access_time_seconds', 1.458255915e9],
      ['metric_without_labels', 12.47],
      ['latency_bucket', 144320],
    ]);
    expect(samples[0].timestamp).toBe(1395066363000);
    expect(samples[1].timestamp).toBeUndefined();
  });

  it('resolves escapes in label values', () => {
    const { samples } = parseExposition(PAGE);
    expect(Object.fromEntries(samples[3].labels)).toEqual({
      path: 'C:\\DIR\\FILE.TXT',
      error: 'Cannot find file:\n"FILE.TXT"',
    });
  });

  it('gives a series one key whatever the order of its labels', () => {
    const { samples, rejected } = parseExposition(
      'a{x="1",y="2"} 1\na{y="2",x="1"} 2\n',
    );
    expect(samples.map(sample => sample.value)).toEqual([1]);
    expect(rejected.duplicate).toBe(1);
  });

  it.each([
    ['another order', 'a{x="1",y="2"}', 'a{y="2",x="1"}'],
    ['a comma at the end', 'a{x="1",y="2"}', 'a{x="1",y="2",}'],
    ['blanks between', 'a{x="1",y="2"}', 'a{x="1", y = "2" }'],
    ['a blank before', 'a{x="1",y="2"}', 'a {x="1",y="2"}'],
    ['quotes around the name', 'a{x="1",y="2"}', '{"a",x="1",y="2"}'],
    ['an escape', 'a{x="\\\\d"}', 'a{x="\\d"}'],
    ['no labels', 'a', 'a{}'],
    ['a blank within', 'a{}', 'a{ }'],
  ])(
    'sees that a series is there already though it is written with %s',
    (_, one, other) => {
      for (const [first, second] of [
        [one, other],
        [other, one],
      ]) {
        const { samples, rejected } = parseExposition(
          `${first} 1\na{z="0"} 1\n${second} 2\n${first} 3\n`,
        );
        expect(samples.map(sample => sample.value)).toEqual([1, 1]);
        expect(rejected.duplicate).toBe(2);
      }
    },
  );

  it('keeps series apart whose labels only look alike when joined', () => {
    const { samples } = parseExposition(
      'a{x="1\\",y=\\"2"} 1\na{x="1",y="2"} 2\n',
    );
    expect(new Set(samples.map(sample => sample.series)).size).toBe(2);
  });

  it('reads OpenMetrics with exemplars and timestamps in seconds', () => {
    const { samples, rejected } = parseExposition(
      [
        '# TYPE foo histogram',
        'foo_bucket{le="1"} 8 1520879607.789 # {trace_id="a#b"} 0.67 1520879600',
        'foo_bucket{le="+Inf"} 9 # {trace_id="x"} 0.67',
        '# EOF',
        '',
      ].join('\n'),
    );
    expect(countRejections(rejected)).toBe(0);
    expect(samples[0].value).toBe(8);
    expect(samples[0].timestamp).toBeCloseTo(1520879607789, 3);
    expect(samples[1]).toMatchObject({ value: 9 });
  });

  it('keeps a hash inside a label value', () => {
    const { samples } = parseExposition('a{x="b # c"} 1\n');
    expect(samples[0].labels.get('x')).toBe('b # c');
  });

  it('counts values that are not finite', () => {
    const { samples, rejected } = parseExposition(
      'a NaN\nb +Inf\nc -inf\nd 1e999\ne 1\n',
    );
    expect(samples.map(sample => sample.name)).toEqual(['e']);
    expect(rejected.nonFinite).toBe(4);
  });

  it.each([
    ['no value', 'a'],
    ['a value that is text', 'a one'],
    ['hexadecimal', 'a 0x1f'],
    ['an unclosed brace', 'a{x="1" 2'],
    ['an unclosed quote', 'a{x="1} 2'],
    ['a label without a value', 'a{x} 2'],
    ['a label twice', 'a{x="1",x="2"} 2'],
    ['a label without a comma', 'a{x="1"y="2"} 2'],
    ['a colon in a label name', 'a{x:y="1"} 2'],
    ['a name that begins with a digit', '1a 2'],
    ['text after the timestamp', 'a 1 2 3'],
    ['a timestamp that is text', 'a 1 soon'],
    ['markup', '<html><body>Not found</body></html>'],
  ])('counts %s as malformed', (_, line) => {
    const { samples, rejected } = parseExposition(`${line}\nok 1\n`);
    expect(samples.map(sample => sample.name)).toEqual(['ok']);
    expect(rejected.malformed).toBe(1);
  });

  it('leaves out a last line that was cut off', () => {
    const { samples, rejected } = parseExposition('a 1234\nb 12');
    expect(samples.map(sample => sample.name)).toEqual(['a']);
    expect(rejected.malformed).toBe(1);
  });

  it('accepts line ends of Windows and a byte order mark', () => {
    const { samples, rejected } = parseExposition('\ufeffa 1\r\nb 2\r\n');
    expect(samples.map(sample => sample.value)).toEqual([1, 2]);
    expect(countRejections(rejected)).toBe(0);
  });

  it('keeps wanted metrics only and does not judge the others', () => {
    const { samples, rejected, lines } = parseExposition(
      'a 1\nb{ broken\na_sum 2\nc NaN\n',
      { wanted: new Set(['a']) },
    );
    expect(samples.map(sample => sample.name)).toEqual(['a']);
    expect(countRejections(rejected)).toBe(0);
    expect(lines).toBe(4);
  });

  it('stops keeping series at the limit and counts the rest', () => {
    const page = Array.from(
      { length: 100_000 },
      (_, index) => `bomb{id="${index}"} ${index}\n`,
    ).join('');
    const started = process.cpuUsage();
    const { samples, rejected } = parseExposition(page);
    expect(samples).toHaveLength(20_000);
    expect(rejected.overLimit).toBe(80_000);
    expect(processorMsSince(started)).toBeLessThan(2_000);
  });

  it('leaves out lines beyond the length limit', () => {
    const { samples, rejected } = parseExposition(
      `a{x="${'y'.repeat(20_000)}"} 1\nb 1\n`,
    );
    expect(samples.map(sample => sample.name)).toEqual(['b']);
    expect(rejected.tooLong).toBe(1);
  });

  it('keeps labels named like members of Object.prototype', () => {
    const { samples } = parseExposition('a{__proto__="x",constructor="y"} 1\n');
    expect([...samples[0].labels]).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
  });

  it('never throws, whatever the text', () => {
    const fragment = fc.constantFrom(
      'a',
      '{',
      '}',
      '"',
      '\\',
      '=',
      ',',
      ' ',
      '\n',
      '#',
      '1',
      'NaN',
      '{le="',
      '# EOF',
      '\u0000',
      'é',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(fragment, { maxLength: 60 }).map(parts => parts.join('')),
        ),
        text => {
          const { samples, rejected, lines } = parseExposition(text);
          expect(samples.length + countRejections(rejected)).toBe(lines);
          for (const sample of samples) {
            expect(Number.isFinite(sample.value)).toBe(true);
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('reads back any labels and value that are written by the rules', () => {
    const name = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/);
    fc.assert(
      fc.property(
        name,
        fc.dictionary(name, fc.string({ unit: 'grapheme', maxLength: 12 })),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (metric, labels, value) => {
          const pairs = Object.entries(labels).map(
            ([label, text]) => `${label}="${escape(text)}"`,
          );
          const page = `${metric}{${pairs.join(',')}} ${value}\n`;
          const { samples } = parseExposition(page);
          expect(samples).toHaveLength(1);
          expect(samples[0].value).toBe(
            value === 0 ? Number(`${value}`) : value,
          );
          expect([...samples[0].labels]).toEqual(Object.entries(labels));
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('takes time in proportion to the text, even for hostile lines', () => {
    for (const unit of ['a{', 'a{x="\\', '{', '"', 'a{x="",', '# ']) {
      const text = `${unit.repeat(1_000_000 / unit.length)}\n`;
      const started = process.cpuUsage();
      parseExposition(text, { maximumLineLength: text.length });
      expect(processorMsSince(started)).toBeLessThan(2_000);
    }
  });
});

function escape(text: string): string {
  return text.replace(/\\/g, '\\\\').replace(/"/g, '\\"').replace(/\n/g, '\\n');
}

/** Processor time of this process, which other work on the machine does not add to. */
function processorMsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
