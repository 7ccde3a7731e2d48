/** Shorter values would be found in ordinary words. */
export const shortestSecret = 6;

/**
 * The values of a task's secrets. The scaffolder leaves the place of the caller's token empty
 * when the caller has none, as one with a static token does.
 */
export function secretValues(
  secrets: Readonly<Record<string, string | undefined>> = {},
): string[] {
  return Object.values(secrets).filter(
    (value): value is string => typeof value === 'string',
  );
}
