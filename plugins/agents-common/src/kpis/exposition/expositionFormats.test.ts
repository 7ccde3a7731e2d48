import type { ExpositionOptions } from './Exposition';
import { parseExposition } from './parseExposition';

/** What a page shows: name, labels and value of each sample, and the time where it has one. */
function read(page: string, options?: ExpositionOptions) {
  const { samples, rejected } = parseExposition(page, options);
  return {
    samples: samples.map(({ name, labels, value, timestamp }) => [
      name,
      Object.fromEntries(labels),
      value,
      ...(timestamp === undefined ? [] : [timestamp]),
    ]),
    rejected: Object.fromEntries(
      Object.entries(rejected).filter(([, count]) => count > 0),
    ),
  };
}

type Case = [string, string, unknown[], Record<string, number>?];

const TEXT_FORMAT: Case[] = [
  ['an empty page', '', []],
  ['blank lines and comments', '\n \t\n# a\n#\n#HELP\n', []],
  ['a HELP with escapes', '# HELP a b\\nc \\\\ "d\na 1\n', [['a', {}, 1]]],
  ['a TYPE after its samples', 'a 1\n# TYPE a counter\n', [['a', {}, 1]]],
  ['an unknown TYPE', '# TYPE a thing\na 1\n', [['a', {}, 1]]],
  ['an empty pair of braces', 'a{} 1\n', [['a', {}, 1]]],
  [
    'blanks everywhere',
    '  a \t{ x = "1" , y="2" } \t 1 \t 5 \n',
    [['a', { x: '1', y: '2' }, 1, 5]],
  ],
  ['no blank before the value', 'a{x="1"}1\n', [['a', { x: '1' }, 1]]],
  ['a comma at the end of the labels', 'a{x="1",} 1\n', [['a', { x: '1' }, 1]]],
  ['an empty label value', 'a{x=""} 1\n', [['a', { x: '' }, 1]]],
  [
    'braces, hashes and commas in a value',
    'a{x="}#,{="} 1\n',
    [['a', { x: '}#,{=' }, 1]],
  ],
  [
    'escapes in a value',
    'a{x="\\\\ \\" \\n"} 1\n',
    [['a', { x: '\\ " \n' }, 1]],
  ],
  ['an escape that is none', 'a{x="\\d\\t"} 1\n', [['a', { x: '\\d\\t' }, 1]]],
  [
    'a backslash before the closing quote',
    'a{x="1\\\\"} 1\n',
    [['a', { x: '1\\' }, 1]],
  ],
  [
    'letters of all the world in a value',
    'a{x="日本 ü\u{1f600}"} 1\n',
    [['a', { x: '日本 ü\u{1f600}' }, 1]],
  ],
  ['a colon in a name', 'job:a:rate5m 1\n', [['job:a:rate5m', {}, 1]]],
  ['a colon alone as a name', ': 1\n', [[':', {}, 1]]],
  [
    'names that begin with an underscore',
    '_a{_b="1",__c="2"} 1\n',
    [['_a', { _b: '1', __c: '2' }, 1]],
  ],
  [
    'exponents and signs',
    'a 1e3\nb -1.5E-2\nc +7\nd .5\ne 5.\n',
    [
      ['a', {}, 1000],
      ['b', {}, -0.015],
      ['c', {}, 7],
      ['d', {}, 0.5],
      ['e', {}, 5],
    ],
  ],
  [
    'the largest and the smallest number',
    'a 1.7976931348623157e308\nb 5e-324\nc 1e-999\n',
    [
      ['a', {}, Number.MAX_VALUE],
      ['b', {}, 5e-324],
      ['c', {}, 0],
    ],
  ],
  ['four hundred digits', `a ${'9'.repeat(300)}\n`, [['a', {}, 1e300]]],
  [
    'numbers that are not finite',
    'a NaN\nb nan\nc Inf\nd +Inf\ne -inf\nf Infinity\ng 1e309\n',
    [],
    { nonFinite: 7 },
  ],
  ['hexadecimal numbers', 'a 0x1f\nb 0x1p-2\n', [], { malformed: 2 }],
  ['underscores in a number', 'a 1_000\n', [], { malformed: 1 }],
  ['a comma in a number', 'a 1,5\n', [], { malformed: 1 }],
  ['two signs', 'a --1\n', [], { malformed: 1 }],
  ['times before 1970', 'a 1 -3982045\n', [['a', {}, 1, -3982045]]],
  ['a time that is not finite', 'a 1 NaN\nb 1 Inf\n', [], { malformed: 2 }],
  [
    'the same series twice',
    'a{x="1"} 1\na{x="1"} 2\n',
    [['a', { x: '1' }, 1]],
    { duplicate: 1 },
  ],
  [
    'the same series at two times',
    'a 1 1\na 2 2\n',
    [['a', {}, 1, 1]],
    { duplicate: 1 },
  ],
  [
    'ends of lines of Windows',
    'a 1\r\n# x\r\nb{x="1"} 2 3\r\n',
    [
      ['a', {}, 1],
      ['b', { x: '1' }, 2, 3],
    ],
  ],
  [
    'a carriage return in a value',
    'a{x="1\r2"} 1\n',
    [['a', { x: '1\r2' }, 1]],
  ],
  ['a line break in a value', 'a{x="1\n2"} 1\n', [], { malformed: 2 }],
  ['two commas', 'a{x="1",,y="2"} 1\n', [], { malformed: 1 }],
  ['a comma before the first label', 'a{,x="1"} 1\n', [], { malformed: 1 }],
  ['a value in single quotes', "a{x='1'} 1\n", [], { malformed: 1 }],
  ['a value without quotes', 'a{x=1} 1\n', [], { malformed: 1 }],
  ['no name', '{x="1"} 1\n', [], { malformed: 1 }],
  ['a name with a dash', 'a-b 1\n', [], { malformed: 1 }],
  ['a name with a dot', 'a.b 1\n', [], { malformed: 1 }],
  ['a brace that closes twice', 'a{x="1"}} 1\n', [], { malformed: 1 }],
  ['a label twice', 'a{x="1",x="1"} 1\n', [], { malformed: 1 }],
  ['a byte order mark', '\ufeffa 1\n', [['a', {}, 1]]],
  ['a character of no width in a name', 'a\u200b 1\n', [], { malformed: 1 }],
];

const QUOTED_NAMES: Case[] = [
  ['a name in quotes', '{"my.metric"} 1\n', [['my.metric', {}, 1]]],
  [
    'labels beside it',
    '{"my.metric",x="1"} 1\n',
    [['my.metric', { x: '1' }, 1]],
  ],
  [
    'labels before it',
    '{x="1","my.metric"} 1\n',
    [['my.metric', { x: '1' }, 1]],
  ],
  [
    'a label in quotes',
    'a{"my.label"="1",x="2",} 1\n',
    [['a', { 'my.label': '1', x: '2' }, 1]],
  ],
  ['both in quotes', '{"日本","ü"="1"} 1 5\n', [['日本', { ü: '1' }, 1, 5]]],
  ['escapes in a name', '{"a\\"b\\\\c\\nd"} 1\n', [['a"b\\c\nd', {}, 1]]],
  ['a name that needs no quotes', '{"a"} 1\n', [['a', {}, 1]]],
  ['a name outside and one inside', 'a{"b"} 1\n', [], { malformed: 1 }],
  ['two names', '{"a","b"} 1\n', [], { malformed: 1 }],
  ['an empty name', '{""} 1\n', [], { malformed: 1 }],
  ['an empty label', '{"a",""="1"} 1\n', [], { malformed: 1 }],
  ['no name at all', '{} 1\n', [], { malformed: 1 }],
  ['quotes that do not close', '{"a 1\n', [], { malformed: 1 }],
  [
    'the same series in quotes and without',
    'a{x="1"} 1\n{"a",x="1"} 2\n',
    [['a', { x: '1' }, 1]],
    { duplicate: 1 },
  ],
];

const OPEN_METRICS: Case[] = [
  [
    'times in seconds',
    'a 1 1520879607.789\n# EOF\n',
    [['a', {}, 1, 1520879607789]],
  ],
  ['an end without a line break', 'a 1 2\n# EOF', [['a', {}, 1, 2000]]],
  ['an end with one of Windows', 'a 1 2\r\n# EOF\r\n', [['a', {}, 1, 2000]]],
  [
    'a comment that only looks like the end',
    'a 1 2\n# EOFX\n',
    [['a', {}, 1, 2]],
  ],
  [
    'a value that only looks like the end',
    'b 1 2\na{x="\\n# EOF"} 1 2\n',
    [
      ['b', {}, 1, 2],
      ['a', { x: '\n# EOF' }, 1, 2],
    ],
  ],
  [
    'units',
    '# TYPE a_seconds counter\n# UNIT a_seconds seconds\na_seconds_total 1\n# EOF\n',
    [['a_seconds_total', {}, 1]],
  ],
  [
    'times of creation',
    'a_total 1\na_created 1520872607.123\n# EOF\n',
    [
      ['a_total', {}, 1],
      ['a_created', {}, 1520872607.123],
    ],
  ],
  [
    'an info',
    '# TYPE a info\na_info{v="1"} 1\n# EOF\n',
    [['a_info', { v: '1' }, 1]],
  ],
  [
    'a set of states',
    '# TYPE a stateset\na{a="x"} 1\na{a="y"} 0\n# EOF\n',
    [
      ['a', { a: 'x' }, 1],
      ['a', { a: 'y' }, 0],
    ],
  ],
  [
    'a histogram of gauges',
    '# TYPE a gaugehistogram\na_bucket{le="+Inf"} 4\na_gcount 4\na_gsum 9.5\n# EOF\n',
    [
      ['a_bucket', { le: '+Inf' }, 4],
      ['a_gcount', {}, 4],
      ['a_gsum', {}, 9.5],
    ],
  ],
  [
    'a summary',
    'a{quantile="0.5"} 1\na_count 2\na_sum 3\n# EOF\n',
    [
      ['a', { quantile: '0.5' }, 1],
      ['a_count', {}, 2],
      ['a_sum', {}, 3],
    ],
  ],
  ['an exemplar', 'a_total 1 # {id="x"} 0.5\n# EOF\n', [['a_total', {}, 1]]],
  [
    'an exemplar with times',
    'a_total{x="1"} 1 5 # {id="x # y"} 0.5 4.5\n# EOF\n',
    [['a_total', { x: '1' }, 1, 5000]],
  ],
  [
    'an exemplar without labels',
    'a_total 1 # {} 0.5\n# EOF\n',
    [['a_total', {}, 1]],
  ],
  ['an unknown value', 'a NaN\n# EOF\n', [], { nonFinite: 1 }],
];

describe.each([
  ['the text format', TEXT_FORMAT],
  ['names in quotes', QUOTED_NAMES],
  ['OpenMetrics', OPEN_METRICS],
])('parseExposition on %s', (_, cases) => {
  it.each(cases)('reads %s', (__, page, samples, rejected = {}) => {
    expect(read(page)).toEqual({ samples, rejected });
  });
});

describe('parseExposition on names in quotes', () => {
  it('writes them with underscores where that is asked for', () => {
    expect(
      read('{"gen_ai.usage","service.version"="1.0"} 1\n{"2xx:a-b"} 2\n', {
        escapeNames: true,
        wanted: new Set(['gen_ai_usage', '_2xx:a_b']),
      }).samples,
    ).toEqual([
      ['gen_ai_usage', { service_version: '1.0' }, 1],
      ['_2xx:a_b', {}, 2],
    ]);
  });

  it('leaves out those that are not wanted without counting them', () => {
    expect(
      read('{"a.b"} 1\n{"c.d",x="1"} 2\n', { wanted: new Set(['c.d']) }),
    ).toEqual({ samples: [['c.d', { x: '1' }, 2]], rejected: {} });
  });
});
