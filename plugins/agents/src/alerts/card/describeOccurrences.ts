/** Beginnings that the portal remembers of an alert. */
const MOST_OCCURRENCES = 20;

/** How often an alert began, as `once` or `3 times`; the portal does not count for ever. */
export function describeOccurrences(occurrences: number): string {
  if (occurrences === 1) return 'once';
  return occurrences < MOST_OCCURRENCES
    ? `${occurrences} times`
    : `at least ${MOST_OCCURRENCES} times`;
}
