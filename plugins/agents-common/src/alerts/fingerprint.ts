const LONGEST_PART = 120;

/**
 * What says that two conditions are about the same thing: some words, joined so that none can pass
 * for others.
 */
export function fingerprint(
  kind: string,
  ...parts: Array<string | undefined>
): string {
  return [
    kind,
    ...parts.map(part => (part === undefined ? '-' : bounded(part))),
  ].join('|');
}

function bounded(part: string): string {
  const escaped = part === '-' ? '%-' : part.replace(/[%|]/g, '%$&');
  return escaped.length <= LONGEST_PART
    ? escaped
    : `${escaped.slice(0, LONGEST_PART - 18)}…${digest(part)}`;
}

/** FNV-1a, twice with different seeds: not against forgery, only against confusion. */
function digest(value: string): string {
  return [0x811c9dc5, 0x01000193]
    .map(seed => {
      let hash = seed;
      for (let index = 0; index < value.length; index++) {
        hash = Math.imul(hash ^ value.charCodeAt(index), 0x01000193);
      }
      return (hash >>> 0).toString(16).padStart(8, '0');
    })
    .join('');
}
