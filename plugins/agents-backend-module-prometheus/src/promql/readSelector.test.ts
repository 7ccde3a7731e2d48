import fc from 'fast-check';
import { readSelector } from './readSelector';
import { anyOf, writeMatchers, writeSelector } from './writeMatchers';
import { escapeExpression, quote, unquote } from './text';

const text = fc.string({ unit: 'grapheme', maxLength: 30 });

function outcomeOf(selector: string): string {
  try {
    readSelector(selector);
    return 'read';
  } catch (error) {
    return (error as Error).name;
  }
}

describe('readSelector', () => {
  it('reads conditions on labels', () => {
    expect(
      readSelector(
        `{agent="a \\"b\\"", team!='x', zone=~"eu|us", host!~\`t.*\`}`,
      ),
    ).toEqual([
      { label: 'agent', operator: '=', value: 'a "b"' },
      { label: 'team', operator: '!=', value: 'x' },
      { label: 'zone', operator: '=~', value: 'eu|us' },
      { label: 'host', operator: '!~', value: 't.*' },
    ]);
  });

  it.each([
    ['{agent="a"} or up', 'is more than conditions on labels'],
    ['{agent="a"}[5m]', 'is more than conditions on labels'],
    ['{agent="a"} offset 1d', 'is more than conditions on labels'],
    ['up{agent="a"}', 'is more than conditions on labels'],
    ['vector(1)', 'is more than conditions on labels'],
    ['{agent="a"', 'cannot be read at its end'],
    ['{agent="a"}}', 'cannot be read at "}"'],
    ['{__name__="up", agent="a"}', 'names a metric, which the KPI does'],
    ['{}', 'holds for series of everybody'],
    ['{agent=""}', 'holds for series of everybody'],
    ['{agent=~".*"}', 'holds for series of everybody'],
    ['{agent!="a"}', 'holds for series of everybody'],
    ['', 'cannot be read at its end'],
    [`{agent="${'a'.repeat(3_000)}"}`, 'is longer than 2000 characters'],
    ['{"with space"="a"}', 'is more than conditions on labels'],
    ['{agent="\\q"}', 'has the escape \\q'],
    ['{agent="\\xff"}', 'has the escape \\xff'],
  ])('refuses %s', (selector, why) => {
    expect(() => readSelector(selector)).toThrow(why);
  });

  it('reads what is written, whatever the values are', () => {
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), values => {
        const matchers = [
          { label: 'agent', operator: '=' as const, value: 'a' },
          ...values.map(value => ({
            label: 'x',
            operator: '=' as const,
            value,
          })),
        ];
        expect(readSelector(`{${writeMatchers(matchers)}}`)).toEqual(matchers);
      }),
    );
  });

  it('never throws anything but words for people', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), selector => {
        expect(['read', 'InputError']).toContain(outcomeOf(selector));
      }),
    );
  });
});

describe('text', () => {
  it('is the same after it was quoted and read', () => {
    fc.assert(
      fc.property(text, value => {
        expect(unquote(quote(value))).toBe(value);
      }),
    );
  });

  it('matches itself and nothing else as an expression', () => {
    fc.assert(
      fc.property(text, text, (value, other) => {
        const expression = new RegExp(`^(?:${escapeExpression(value)})$`, 's');
        expect(expression.test(value)).toBe(true);
        expect(expression.test(other)).toBe(other === value);
      }),
    );
  });

  it('refuses half a character, which no server could read', () => {
    expect(() => quote('\ud800')).toThrow('holds half a character');
  });
});

describe('anyOf', () => {
  it('keeps hostile values in their quotes', () => {
    const hostile = 'x"} or up{job=~".*';
    const written = writeSelector('m', [anyOf('agent', [hostile, 'a.b'])]);
    expect(written).toBe(
      'm{agent=~"x\\"\\\\} or up\\\\{job=~\\"\\\\.\\\\*|a\\\\.b"}',
    );
    expect(readSelector(written.slice(1))).toHaveLength(1);
  });
});
