import { parseEntityRef } from '@backstage/catalog-model';

const MOST_NAMES = 5;

/** Names of entities as they stand in a sentence. */
export function nameRefs(refs: readonly string[]): string {
  const names = refs.map(ref => parseEntityRef(ref).name);
  if (names.length > MOST_NAMES) {
    const rest = names.length - MOST_NAMES;
    return `${names.slice(0, MOST_NAMES).join(', ')} and ${rest} more`;
  }
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
