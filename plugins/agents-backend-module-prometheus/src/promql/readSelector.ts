import { InputError } from '@backstage/errors';
import { parser } from '@prometheus-io/lezer-promql';
import type { Matcher } from './Matcher';
import { unquote } from './text';

const MAXIMUM_LENGTH = 2_000;
const MAXIMUM_MATCHERS = 20;

/** What may be in a selector; anything else is more than one. */
const NODES = new Set([
  'PromQL',
  'VectorSelector',
  'LabelMatchers',
  'UnquotedLabelMatcher',
  'LabelName',
  'MatchOp',
  'EqlSingle',
  'Neq',
  'EqlRegex',
  'NeqRegex',
  'StringLiteral',
]);

/**
 * Reads the selector that an instance names, such as `{agent="x"}`. What comes out is written anew
 * for each query, so that nothing in it is ever taken for another part of one.
 *
 * @throws InputError saying what is wrong, in a clause for people.
 */
export function readSelector(text: string): Matcher[] {
  const refuse = (what: string): never => {
    const shown = text.length > 80 ? `${text.slice(0, 80)}…` : text;
    throw new InputError(
      `its selector ${JSON.stringify(
        shown,
      )} ${what}; write it as {label="value"}`,
    );
  };
  if (text.length > MAXIMUM_LENGTH) {
    return refuse(`is longer than ${MAXIMUM_LENGTH} characters`);
  }
  const matchers: Matcher[] = [];
  let selectors = 0;
  let label = '';
  let operator: Matcher['operator'] = '=';
  parser.parse(text).iterate({
    enter(node) {
      const written = text.slice(node.from, node.to);
      if (node.type.isError) {
        const rest = text.slice(node.from, node.from + 40);
        refuse(`cannot be read at ${rest ? JSON.stringify(rest) : 'its end'}`);
      }
      if (!NODES.has(node.name)) {
        refuse(`is more than conditions on labels`);
      }
      if (node.name === 'VectorSelector') selectors += 1;
      if (node.name === 'LabelName') label = written;
      if (node.name === 'MatchOp') operator = written as Matcher['operator'];
      if (node.name === 'StringLiteral') {
        matchers.push({ label, operator, value: unquote(written) });
      }
    },
  });
  if (selectors !== 1) return refuse('is not one');
  if (matchers.length > MAXIMUM_MATCHERS) {
    return refuse(`has more than ${MAXIMUM_MATCHERS} conditions`);
  }
  if (matchers.some(one => one.label === '__name__')) {
    return refuse('names a metric, which the KPI does');
  }
  if (!matchers.some(isNarrow)) {
    return refuse('holds for series of everybody');
  }
  return matchers;
}

/** Whether a condition leaves out series that do not have the label. */
function isNarrow({ operator, value }: Matcher): boolean {
  switch (operator) {
    case '=':
      return value !== '';
    case '!=':
      return value === '';
    case '=~':
      // What matches nothing at all may match anything; RE2 is not at hand to be asked.
      return value !== '' && !/^[.*+?|()^$]*$/.test(value);
    default:
      return false;
  }
}
