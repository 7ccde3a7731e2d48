import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { errorCode } from './errorCode';

/** What stands at the path, without following a link; undefined when nothing does. */
export async function lstatIfPresent(path: string): Promise<Stats | undefined> {
  try {
    return await lstat(path);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      return undefined;
    }
    throw error;
  }
}
