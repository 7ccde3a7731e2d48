import type { JsonValue } from '@backstage/types';
import { isRecord } from './reading/ObjectReader';
import { flag } from './reading/fields';
import type { Field } from './reading/fields';
import type { Place } from './reading/Place';
import type { ScorecardVocabulary } from './reading/ScorecardVocabulary';

const ORDERING = [
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];

/** A JSON value whose numbers are all finite. */
const anyValue: Field<JsonValue> = (value, place) => {
  const wrong = firstThatIsNoJson(value, place);
  return wrong
    ? wrong.place.report(
        wrong.value,
        'is not a JSON value',
        'write text, a finite number, true, false, null, a list or an object',
      )
    : (value as JsonValue);
};

/** A number; json-rules-engine takes the text of one as well. */
const orderedValue: Field<JsonValue> = (value, place) => {
  const isNumber = typeof value === 'number' && Number.isFinite(value);
  const isText =
    typeof value === 'string' &&
    value.trim() !== '' &&
    Number.isFinite(Number(value));
  return isNumber || isText
    ? value
    : place.report(
        value,
        'is not a number',
        'write a finite number, or { fact, path } for the value of another fact',
      );
};

const choices: Field<JsonValue> = (value, place) =>
  Array.isArray(value) || typeof value === 'string'
    ? anyValue(value, place)
    : place.report(
        value,
        'is not a list to choose from',
        'write the values as a list',
      );

/** A value that an operator with these decorators can compare with. */
export function literalFor(
  operator: { name: string; decorators: readonly string[] },
  vocabulary: ScorecardVocabulary,
): Field<JsonValue> {
  const { name, decorators } = operator;
  // With `swap` the value takes the place of the fact, which may be anything.
  if (decorators.includes('swap')) {
    return anyValue;
  }
  let field = undecorated(name, vocabulary);
  for (const decorator of decorators) {
    if (decorator === 'someValue' || decorator === 'everyValue') {
      field = listOf(field);
    }
  }
  return field;
}

function undecorated(
  operator: string,
  vocabulary: ScorecardVocabulary,
): Field<JsonValue> {
  if (operator === 'matches') {
    return vocabulary.pattern;
  }
  if (operator === 'exists') {
    return flag;
  }
  if (ORDERING.includes(operator)) {
    return orderedValue;
  }
  if (operator === 'in' || operator === 'notIn') {
    return choices;
  }
  return anyValue;
}

function listOf(field: Field<JsonValue>): Field<JsonValue> {
  return (value, place) => {
    if (!Array.isArray(value)) {
      return place.report(value, 'is not a list', 'write it as a list');
    }
    const items: JsonValue[] = [];
    for (const [index, item] of value.entries()) {
      const read = field(item, place.item(index));
      if (read === undefined) {
        return undefined;
      }
      items.push(read);
    }
    return items;
  };
}

function firstThatIsNoJson(
  value: unknown,
  place: Place,
): { value: unknown; place: Place } | undefined {
  // A stack of its own: the depth of hostile data must not be that of ours.
  const stack: { value: unknown; place: Place }[] = [{ value, place }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value: current, place: at } = next;
    if (Array.isArray(current)) {
      for (const [index, item] of current.entries()) {
        stack.push({ value: item, place: at.item(index) });
      }
    } else if (isRecord(current)) {
      for (const [key, item] of Object.entries(current)) {
        stack.push({ value: item, place: at.field(key) });
      }
    } else if (!isPlain(current)) {
      return next;
    }
  }
  return undefined;
}

function isPlain(value: unknown): boolean {
  return (
    value === null ||
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    (typeof value === 'number' && Number.isFinite(value))
  );
}
