/**
 * Something wrong with an entity.
 *
 * @public
 */
export type EntityIssue = {
  /** The field, such as `spec.agent.instances[1].url`. */
  path: string;
  /** The value seen there, as short text safe to show. */
  value: string;
  /** What is wrong with it. */
  message: string;
  /** What to do about it. */
  fix: string;
};

const LONGEST_VALUE = 80;

/**
 * Describes any value in at most about a hundred characters, for use in an
 * {@link EntityIssue}. Never throws, whatever the value.
 *
 * @public
 */
export function describeValue(value: unknown): string {
  if (value === undefined) {
    return 'nothing';
  }
  if (typeof value === 'string') {
    return value.length > LONGEST_VALUE
      ? `${JSON.stringify(value.slice(0, LONGEST_VALUE))}… (${
          value.length
        } characters)`
      : JSON.stringify(value);
  }
  if (Array.isArray(value)) {
    return value.length === 0
      ? 'an empty list'
      : `a list of ${value.length} ${value.length === 1 ? 'item' : 'items'}`;
  }
  if (typeof value === 'object' && value !== null) {
    const keys = Object.keys(value);
    const shown = keys.slice(0, 4).map(key => key.slice(0, 20));
    const more = keys.length > shown.length ? ', …' : '';
    return keys.length === 0
      ? 'an empty object'
      : `an object with ${shown.join(', ')}${more}`;
  }
  return String(value);
}

/**
 * Writes an issue as one sentence: field, value, what is wrong, what to do.
 *
 * @public
 */
export function formatEntityIssue(issue: EntityIssue): string {
  return `${issue.path}: ${issue.value} ${issue.message}; ${issue.fix}`;
}
