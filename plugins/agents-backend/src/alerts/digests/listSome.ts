const MOST = 5;

/** The first few of several, and how many more there are, as they stand in a sentence. */
export function listSome(texts: string[]): string {
  const left = texts.length - MOST;
  return left > 0
    ? `${texts.slice(0, MOST).join('; ')}; and ${left} more`
    : texts.join('; ');
}

/** A number with what it counts: `1 agent`, `2 agents`. */
export function count(
  number: number,
  one: string,
  several = `${one}s`,
): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : several}`;
}
