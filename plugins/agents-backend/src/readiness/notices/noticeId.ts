import { createHash } from 'node:crypto';

/** The id of a notice about a thing: short, and the same for the same thing. */
export function noticeId(
  topic: string,
  ...thing: Array<string | number>
): string {
  const hash = createHash('sha256').update(JSON.stringify(thing));
  return `${topic}:${hash.digest('hex').slice(0, 40)}`;
}
