import { InputError } from '@backstage/errors';
import { type AgentAnswers, agentAnswersSchema } from './AgentAnswers';

/**
 * Reads what a person answered.
 *
 * @throws InputError that names every wrong field, the value seen and what is expected
 */
export function readAnswers(input: unknown): AgentAnswers {
  const result = agentAnswersSchema.safeParse(input);
  if (result.success) {
    return result.data;
  }
  const problems = result.error.issues.map(issue => {
    const field = issue.path.join('.') || 'answers';
    const seen = show(valueAt(input, issue.path));
    return `${field} ${issue.message}${seen}`;
  });
  throw new InputError(`Answers are not usable: ${problems.join('; ')}`);
}

function valueAt(input: unknown, path: PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (
      typeof value !== 'object' ||
      value === null ||
      !Object.hasOwn(value, key)
    ) {
      return undefined;
    }
    value = Reflect.get(value, key);
  }
  return value;
}

function show(value: unknown): string {
  if (value === undefined || typeof value === 'object') {
    return '';
  }
  // What stands before a host may be a credential, and the message gets into logs.
  const text = JSON.stringify(value).replace(/(:[/\\]*)[^/\\]*@/, '$1…@');
  return ` (got ${text.length > 60 ? `${text.slice(0, 57)}…` : text})`;
}
