/** The least number of inserted, deleted or replaced characters (Levenshtein). */
export function editDistance(left: string, right: string): number {
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const replaced =
        previous[column - 1] + (left[row - 1] === right[column - 1] ? 0 : 1);
      current[column] = Math.min(
        replaced,
        previous[column] + 1,
        current[column - 1] + 1,
      );
    }
    previous = current;
  }
  return previous[right.length];
}

/** The names somebody may have meant, best first; none when nothing is close. */
export function nearestNames(
  wanted: string,
  names: string[],
  limit: number = 3,
): string[] {
  const lower = wanted.slice(0, 100).toLocaleLowerCase('en-US');
  const tolerance = Math.max(2, Math.floor(lower.length / 3));
  return names
    .map(name => {
      const contained = lower.length > 2 && name.includes(lower);
      return { name, distance: contained ? 0 : editDistance(lower, name) };
    })
    .filter(({ distance }) => distance <= tolerance)
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name }) => name);
}
