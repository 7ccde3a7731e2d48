import { isError } from '@backstage/errors';

/** The code of an error of the file system, such as `ENOENT`. */
export function errorCode(error: unknown): unknown {
  return isError(error) ? Reflect.get(error, 'code') : undefined;
}
