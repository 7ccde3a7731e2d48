import { InputError } from '@backstage/errors';
import fc from 'fast-check';
import { counter, point, request } from './__testUtils__/requests';
import { countMessages } from './countMessages';
import { decodeMetrics, type OtlpEncoding } from './decodeMetrics';
import { MetricsRequestType } from './metricsSchema';
import { readResources } from './readResources';

/** How many inputs there are in all; the fuzz stage asks for many more. */
const INPUTS = Number(process.env.FUZZ_RUNS ?? 25_000);
const PROPERTIES = 5;
const RUNS = Math.ceil(INPUTS / PROPERTIES);

jest.setTimeout(600_000);

const REQUEST = request([
  counter([point(5, { labels: { error: 'x' } }), point(1e300)]),
  {
    name: 'duration',
    unit: 's',
    histogram: {
      aggregationTemporality: 2,
      dataPoints: [
        {
          timeUnixNano: '5',
          count: '3',
          sum: 2,
          bucketCounts: ['1', '2'],
          explicitBounds: [1],
        },
      ],
    },
  },
]);
const JSON_BODY = Buffer.from(JSON.stringify(REQUEST));
const PROTOBUF_BODY = Buffer.from(
  MetricsRequestType.encode(MetricsRequestType.fromObject(REQUEST)).finish(),
);

/** Reads a body as the receiver does; what is wrong with it is an InputError and nothing else. */
function read(body: Uint8Array, encoding: OtlpEncoding): void {
  let decoded;
  try {
    decoded = decodeMetrics(body, encoding);
  } catch (error) {
    if (error instanceof InputError) return;
    throw error;
  }
  for (const { points } of readResources(decoded, () => true)) {
    for (const { at, values, labels } of points) {
      if (!Number.isFinite(at)) throw new Error('Not a finite time');
      if (values.some(one => !Number.isFinite(one.value))) {
        throw new Error('Not a finite value');
      }
      if (labels.size > 256) throw new Error('Too many labels');
    }
  }
}

/** A body with some of its bytes changed, taken out or put in. */
function broken(body: Buffer) {
  return fc
    .array(
      fc.record({
        at: fc.nat(body.length - 1),
        byte: fc.nat(255),
        how: fc.nat(3),
      }),
      { minLength: 1, maxLength: 4 },
    )
    .map(changes => {
      let result = Buffer.from(body);
      for (const { at, byte, how } of changes) {
        if (how === 0) result[at % result.length] = byte;
        else if (how === 1) result = result.subarray(0, Math.max(1, at));
        else if (how === 2) {
          result = Buffer.concat([
            result.subarray(0, at),
            Buffer.from([byte]),
            result.subarray(at),
          ]);
        } else result = Buffer.from(result);
      }
      return result;
    });
}

describe('decodeMetrics on bodies of any kind', () => {
  it.each([
    ['protobuf', PROTOBUF_BODY],
    ['json', JSON_BODY],
  ] as const)('takes %s that is broken, or refuses it', (encoding, whole) => {
    fc.assert(
      fc.property(broken(whole), body => read(body, encoding)),
      { numRuns: RUNS },
    );
  });

  it.each(['protobuf', 'json'] as const)(
    'takes any bytes as %s, or refuses them',
    encoding => {
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 64 }), body =>
          read(body, encoding),
        ),
        { numRuns: RUNS },
      );
    },
  );

  it('takes any shape of JSON, or refuses it', () => {
    const keys = fc.constantFrom(
      'resourceMetrics',
      'resource',
      'attributes',
      'scopeMetrics',
      'metrics',
      'sum',
      'histogram',
      'dataPoints',
      'key',
      'value',
      'asInt',
      'bucketCounts',
      '__proto__',
    );
    const { value } = fc.letrec(tie => ({
      value: fc.oneof(
        { maxDepth: 6 },
        fc.constantFrom<unknown>(
          null,
          0,
          -1,
          '5',
          'NaN',
          true,
          1e308,
          '9'.repeat(40),
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(keys, tie('value'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(value, one => read(Buffer.from(JSON.stringify(one)), 'json')),
      { numRuns: RUNS },
    );
  });

  it('refuses a body of many empty messages before it takes memory for them', () => {
    const body = Buffer.alloc(4 * 1024 * 1024);
    for (let at = 0; at < body.length; at += 2) body[at] = 0x0a;
    const before = process.memoryUsage().heapUsed;
    expect(() => decodeMetrics(body, 'protobuf')).toThrow(
      /more than 250000 messages/,
    );
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50e6);
    expect(() =>
      decodeMetrics(
        Buffer.from(`{"resourceMetrics":[${'{},'.repeat(300_000)}{}]}`),
        'json',
      ),
    ).toThrow(/more than 250000 messages/);
    expect(countMessages(PROTOBUF_BODY, MetricsRequestType, 1e6)).toBeLessThan(
      40,
    );
  });

  it('does not fall into deep JSON', () => {
    const deep = '['.repeat(500_000);
    expect(() => decodeMetrics(Buffer.from(deep), 'json')).toThrow(InputError);
    const nested = `{"a":`.repeat(100_000);
    expect(() => decodeMetrics(Buffer.from(nested), 'json')).toThrow(
      InputError,
    );
  });
});
