/** Longer names are not compared: the cost grows with both lengths. */
const LONGEST = 64;

/**
 * The known names that are most like one that is not known, best first, at most three; those that
 * differ in more than a third of their letters are not like it.
 */
export function nearestNames(name: string, known: Iterable<string>): string[] {
  if (name.length > LONGEST) {
    return [];
  }
  const wanted = name.toLowerCase();
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of known) {
    const most = Math.ceil(Math.max(candidate.length, name.length) / 3);
    const isComparable =
      candidate.length <= LONGEST &&
      Math.abs(candidate.length - name.length) <= most;
    if (isComparable) {
      const distance = editDistance(wanted, candidate.toLowerCase());
      if (distance <= most) {
        found.push({ candidate, distance });
      }
    }
  }
  return found
    .sort(
      (a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

/** How many letters have to be put in, taken out or changed (Levenshtein). */
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const changed = a[row - 1] === b[column - 1] ? 0 : 1;
      current.push(
        Math.min(
          previous[column] + 1,
          current[column - 1] + 1,
          previous[column - 1] + changed,
        ),
      );
    }
    previous = current;
  }
  return previous[b.length];
}
