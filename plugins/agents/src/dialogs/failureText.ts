/** Why a change was refused, in the backend's own words where it said any. */
export function failureText(error: Error): string {
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error && cause.message
    ? cause.message
    : error.message;
}
