/**
 * When instances were last observed, all taken together: the oldest of their newest observations,
 * so that one that fell silent is not hidden by another.
 *
 * @param newest - Of each instance, ms; undefined for one that was not observed.
 */
export function observedLast(
  newest: Array<number | undefined>,
): number | undefined {
  const known = newest.filter(at => at !== undefined);
  return known.length > 0 && known.length === newest.length
    ? Math.min(...known)
    : undefined;
}
