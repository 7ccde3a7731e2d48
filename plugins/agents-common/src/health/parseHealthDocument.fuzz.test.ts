import fc from 'fast-check';
import { HEALTH_STATUSES } from '../verdicts';
import { parseHealthDocument } from './parseHealthDocument';

/** How many inputs each property is tried with; the fuzz stage asks for many more. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 5_000);

jest.setTimeout(600_000);

const contentType = fc.constantFrom(
  'application/health+json',
  'application/json',
  'application/vnd.spring-boot.actuator.v3+json',
  'text/plain',
  'text/html',
  '',
);
const status = fc.constantFrom(0, 200, 204, 301, 404, 500, 503, NaN);

const word = fc.constantFrom(
  'status',
  'checks',
  'components',
  'details',
  'name',
  'data',
  'output',
  'observedValue',
  'pass',
  'warn',
  'UP',
  'DOWN',
  'db:time',
  '__proto__',
  '',
);
const leaf = fc.oneof(
  word,
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.string({ unit: 'binary', maxLength: 12 }),
);

/** Values built from the words of health documents, in any shape. */
const { value: document } = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 5 }),
  ),
}));

const body = fc.oneof(
  { weight: 4, arbitrary: document.map(one => JSON.stringify(one) ?? '') },
  {
    weight: 1,
    arbitrary: fc
      .tuple(document, fc.nat(60))
      .map(([one, cut]) => (JSON.stringify(one) ?? '').slice(0, cut)),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

describe('parseHealthDocument on documents of any kind', () => {
  it('never throws, and always says one of the statuses', () => {
    fc.assert(
      fc.property(body, contentType, status, (text, type, code) => {
        const reading = parseHealthDocument({
          status: code,
          contentType: type,
          body: text,
        });
        if (!HEALTH_STATUSES.includes(reading.status)) {
          throw new Error(`The status is ${reading.status}`);
        }
        if (reading.components.length > 50) throw new Error('Too many checks');
      }),
      { numRuns: RUNS },
    );
  });
});
