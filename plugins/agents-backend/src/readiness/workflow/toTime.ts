/** A time in ms as the API writes it. */
export function toTime(at: number): string {
  return new Date(at).toISOString();
}
