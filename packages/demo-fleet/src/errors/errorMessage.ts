import { isError } from '@backstage/errors';

/** What an error says, or whatever was thrown in its place. */
export function errorMessage(error: unknown): string {
  return isError(error) ? error.message : String(error);
}
