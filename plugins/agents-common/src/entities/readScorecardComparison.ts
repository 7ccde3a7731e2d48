import type { JsonValue } from '@backstage/types';
import { parseFactPath } from '../readiness/conditions/parseFactPath';
import type { ScorecardComparison } from './ScorecardEntity';
import { readOperator, scorecardOperator } from './readScorecardOperator';
import { isRecord } from './reading/ObjectReader';
import type { ObjectReader } from './reading/ObjectReader';
import type { ScorecardVocabulary } from './reading/ScorecardVocabulary';
import { FORBIDDEN_KEYS } from './reading/limits';
import { object } from './reading/fields';
import type { Field } from './reading/fields';
import { literalFor } from './readScorecardLiteral';

/** Facts of json-rules-engine take parameters; those of the portal do not. */
const noParams: Field<never> = (value, place) =>
  place.report(
    value,
    'gives the fact parameters, which facts of the portal do not take',
    'remove it, and say with path which part of the fact is meant',
  );

const factPath: Field<string> = (value, place) =>
  typeof value === 'string' && isFactPath(value)
    ? value
    : place.report(
        value,
        'is not a path into a fact',
        "write one such as $.spec.type, $.metadata.annotations['a/b'], $.list[0] or $.list[*]; filters, scripts and .. are not allowed",
      );

/** Reads a comparison of a condition. */
export function readComparison(
  reader: ObjectReader,
  vocabulary: ScorecardVocabulary,
): ScorecardComparison | undefined {
  reader.read('params', noParams);
  const fact = reader.need('fact', vocabulary.factId);
  const operator = reader.need('operator', scorecardOperator);
  const path = reader.read('path', factPath);
  const value =
    operator === undefined
      ? undefined
      : readValue(reader, { operator, vocabulary });
  return fact === undefined || operator === undefined || value === undefined
    ? undefined
    : { fact, operator, value, ...(path !== undefined && { path }) };
}

function isFactPath(path: string): boolean {
  try {
    return parseFactPath(path).every(
      step => step === 'every' || !FORBIDDEN_KEYS.includes(step.name),
    );
  } catch {
    return false;
  }
}

function readValue(
  reader: ObjectReader,
  state: { operator: string; vocabulary: ScorecardVocabulary },
): JsonValue | undefined {
  const { operator, vocabulary } = state;
  const parts = readOperator(operator);
  const { name } = parts;
  const literal = literalFor(parts, vocabulary);
  const field: Field<JsonValue> = (value, place) => {
    if (!isRecord(value) || !Object.hasOwn(value, 'fact')) {
      return literal(value, place);
    }
    // A pattern or a yes or no has to be known when the scorecard is read.
    return name === 'matches' || name === 'exists'
      ? place.report(
          value,
          `is the value of another fact, which ${name} does not take`,
          'write the value itself',
        )
      : object(other => readOtherFact(other, vocabulary))(value, place);
  };
  return name === 'exists'
    ? reader.read('value', field) ?? true
    : reader.need('value', field);
}

function readOtherFact(
  reader: ObjectReader,
  vocabulary: ScorecardVocabulary,
): { fact: string; path?: string } | undefined {
  reader.read('params', noParams);
  const fact = reader.need('fact', vocabulary.factId);
  const path = reader.read('path', factPath);
  return fact === undefined
    ? undefined
    : { fact, ...(path !== undefined && { path }) };
}
