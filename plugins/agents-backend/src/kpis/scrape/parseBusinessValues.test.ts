import fc from 'fast-check';
import { parseBusinessValues } from './parseBusinessValues';

const document = (checks: unknown) =>
  JSON.stringify({ status: 'pass', checks });

describe('parseBusinessValues', () => {
  it('reads observed values with their times', () => {
    const parsed = parseBusinessValues(
      document({
        'users:active': [{ observedValue: 42, time: '2026-03-01T12:00:00Z' }],
        'users:adoption': [{ observedValue: '0.8' }],
        'other:thing': [{ observedValue: 1 }],
      }),
      ['users:active', 'users:adoption', 'features:usage'],
    );
    expect([...(parsed?.values ?? [])]).toEqual([
      ['users:active', { value: 42, at: Date.parse('2026-03-01T12:00:00Z') }],
      ['users:adoption', { value: 0.8 }],
    ]);
    expect(parsed?.rejected).toBe(0);
  });

  it('takes the mean over components', () => {
    const parsed = parseBusinessValues(
      document({
        'users:active': [{ observedValue: 40 }, { observedValue: 44 }],
      }),
      ['users:active'],
    );
    expect(parsed?.values.get('users:active')).toEqual({ value: 42 });
  });

  it('counts values that are no numbers', () => {
    const parsed = parseBusinessValues(
      document({
        'users:active': [
          { observedValue: 'many' },
          { observedValue: null },
          { observedValue: '' },
          7,
          { observedValue: 42 },
        ],
      }),
      ['users:active'],
    );
    expect(parsed?.values.get('users:active')).toEqual({ value: 42 });
    expect(parsed?.rejected).toBe(4);
  });

  it('takes a check without a value for what it is, with its excuse', () => {
    const parsed = parseBusinessValues(
      document({ 'users:active': [{ output: 'Nobody\n came yet' }] }),
      ['users:active'],
    );
    expect(parsed).toEqual({
      values: new Map(),
      excuses: new Map([['users:active', 'Nobody came yet']]),
      rejected: 0,
    });
  });

  it.each(['', 'null', '[]', '{}', '<html>', '{"checks":[]}', '{"checks":'])(
    'takes %j for no health document',
    text => {
      expect(parseBusinessValues(text, ['users:active'])).toBeUndefined();
    },
  );

  it('does not take members of Object.prototype for checks', () => {
    expect(parseBusinessValues(document({}), ['constructor'])).toEqual({
      values: new Map(),
      excuses: new Map(),
      rejected: 0,
    });
  });

  it('gives finite values or none, whatever the document', () => {
    fc.assert(
      fc.property(fc.json(), value => {
        parseBusinessValues(value, ['a']);
        const parsed = parseBusinessValues(`{"checks":{"a":${value}}}`, ['a']);
        expect(Number.isFinite(parsed?.values.get('a')?.value ?? 0)).toBe(true);
      }),
    );
  });
});
