/**
 * Answers without the questions that were left open. A template renders a parameter that
 * nobody set as an empty string, which is no answer.
 */
export function withoutEmptyAnswers(
  answers: Record<string, unknown>,
): Record<string, unknown> {
  const given = Object.entries(answers)
    .map(([key, value]): [string, unknown] => [key, withoutEmpty(value)])
    .filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

function withoutEmpty(value: unknown): unknown {
  if (value === '' || value === null) {
    return undefined;
  }
  if (typeof value === 'object' && !Array.isArray(value)) {
    return withoutEmptyAnswers({ ...value });
  }
  return value;
}
