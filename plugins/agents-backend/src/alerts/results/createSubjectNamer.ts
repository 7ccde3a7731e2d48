import type { AlertRecord } from '@agent-portal/plugin-agents-common';

/**
 * Calls what agents depend on by the name in its reference, which the agents give, where its entity
 * is out of sight.
 *
 * @param seen - References of those that are in sight.
 * @returns Gives the text with the name that may be used.
 */
export function createSubjectNamer(
  { condition }: Pick<AlertRecord, 'condition'>,
  seen: ReadonlySet<string>,
): (text: string) => string {
  const { kind, subjectRef, subjectTitle } = condition;
  if (kind !== 'dependency' || subjectRef === undefined) return text => text;
  if (seen.has(subjectRef) || subjectTitle === '') return text => text;
  const name = subjectRef.slice(subjectRef.lastIndexOf('/') + 1);
  return text => text.replaceAll(subjectTitle, () => name);
}

/** References of what alerts are about, other than agents, each once. */
export function listThings(
  alerts: Array<Pick<AlertRecord, 'condition'>>,
): string[] {
  const refs = alerts.flatMap(({ condition }) =>
    condition.kind === 'dependency' ? condition.subjectRef ?? [] : [],
  );
  return [...new Set(refs)];
}
