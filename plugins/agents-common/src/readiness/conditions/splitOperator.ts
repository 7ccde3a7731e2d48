import { InputError } from '@backstage/errors';
import {
  SCORECARD_OPERATOR_DECORATORS,
  SCORECARD_OPERATORS,
} from '../../entities';

const MAXIMUM_SHOWN = 80;

/**
 * Takes an operator with its decorators apart, as in `everyFact:lessThan`.
 *
 * @throws InputError when it is none of the operators, or one of the decorators is unknown.
 * @public
 */
export function splitOperator(text: string): {
  /** The outermost first. */
  decorators: string[];
  name: string;
} {
  const decorators = text.split(':');
  const name = decorators.pop() ?? '';
  const shown = text.slice(0, MAXIMUM_SHOWN);
  if (!SCORECARD_OPERATORS.some(operator => operator === name)) {
    throw new InputError(
      `The operator "${shown}" is not known; use one of ${SCORECARD_OPERATORS.join(
        ', ',
      )}`,
    );
  }
  const unknown = decorators.find(
    decorator =>
      !SCORECARD_OPERATOR_DECORATORS.some(known => known === decorator),
  );
  if (unknown !== undefined) {
    throw new InputError(
      `The operator "${shown}" has the unknown decorator "${unknown.slice(
        0,
        MAXIMUM_SHOWN,
      )}"; use one of ${SCORECARD_OPERATOR_DECORATORS.join(', ')}`,
    );
  }
  return { decorators, name };
}
