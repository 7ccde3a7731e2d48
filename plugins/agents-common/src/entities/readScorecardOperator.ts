import {
  SCORECARD_OPERATORS,
  SCORECARD_OPERATOR_DECORATORS,
} from './scorecardOperators';
import type { Field } from './reading/fields';
import { text } from './reading/fields';
import { nearestNames } from './reading/nearestNames';

const MOST_DECORATORS = 5;

/** Decorators that the operators which json-rules-engine does not have make sense with. */
const FITTING: Record<string, readonly string[]> = {
  // With `swap` the fact would be the pattern, and nobody has looked at that.
  matches: ['someFact', 'everyFact', 'someValue', 'everyValue', 'not'],
  exists: ['not'],
};

/** Takes an operator such as `everyFact:lessThan` apart. */
export function readOperator(operator: string): {
  name: string;
  decorators: string[];
} {
  const parts = operator.split(':');
  return { name: parts.at(-1) ?? '', decorators: parts.slice(0, -1) };
}

/** An operator, with decorators before it or none. */
export const scorecardOperator: Field<string> = (value, place) => {
  const operator = text(value, place);
  if (operator === undefined) {
    return undefined;
  }
  const { name, decorators } = readOperator(operator);
  if (!isOneOf(name, SCORECARD_OPERATORS)) {
    const near = nearestNames(name, SCORECARD_OPERATORS);
    return place.report(
      operator,
      'is not an operator',
      `write ${
        near.length > 0
          ? near.join(' or ')
          : `one of ${SCORECARD_OPERATORS.join(', ')}`
      }`,
    );
  }
  if (decorators.length > MOST_DECORATORS) {
    return place.report(
      operator,
      `has more than ${MOST_DECORATORS} decorators`,
      'write fewer',
    );
  }
  const unknown = decorators.find(
    decorator => !isOneOf(decorator, SCORECARD_OPERATOR_DECORATORS),
  );
  if (unknown !== undefined) {
    return place.report(
      operator,
      `has the decorator ${JSON.stringify(
        unknown.slice(0, 40),
      )}, which is not known`,
      `write one of ${SCORECARD_OPERATOR_DECORATORS.join(', ')}`,
    );
  }
  const fitting = Object.hasOwn(FITTING, name) ? FITTING[name] : undefined;
  const unfitting =
    fitting && decorators.find(decorator => !fitting.includes(decorator));
  return fitting && unfitting !== undefined
    ? place.report(
        operator,
        `puts ${unfitting} before ${name}, which does not go together`,
        `leave it out; before ${name} may stand ${fitting.join(', ')}`,
      )
    : operator;
};

function isOneOf(word: string, words: readonly string[]): boolean {
  return words.includes(word);
}
