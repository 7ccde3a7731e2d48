import { isError } from '@backstage/errors';

/** The code that Node.js gives to an error of the system, such as ENOENT. */
export function errorCode(error: unknown): string | undefined {
  return isError(error) && typeof error.code === 'string'
    ? error.code
    : undefined;
}
