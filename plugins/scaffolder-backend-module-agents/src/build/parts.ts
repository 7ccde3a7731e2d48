import { InputError } from '@backstage/errors';
import type { AgentAnswers } from '../answers';

/** What a service is made of; every part is a folder of the skeleton. */
export const parts = [
  'service',
  'pipeline',
  'environments',
  'infrastructure',
  'observability',
  'catalog',
] as const;

export type Part = (typeof parts)[number];

/** The skeleton's folder of a part. The service is by language, infrastructure by cloud. */
export function partFolder(
  part: Part,
  answers: Pick<AgentAnswers, 'language' | 'cloud'>,
): string {
  switch (part) {
    case 'service':
      return `service-${answers.language}`;
    case 'infrastructure':
      return `infrastructure-${answers.cloud}`;
    default:
      return part;
  }
}

/** @throws InputError naming the part that does not exist */
export function readParts(names: readonly string[] | undefined): Part[] {
  return (names ?? parts).map(name => {
    const part = parts.find(candidate => candidate === name);
    if (!part) {
      throw new InputError(
        `parts holds ${JSON.stringify(
          name,
        )}, which is no part of a service; use ${parts.join(', ')}`,
      );
    }
    return part;
  });
}
