import * as fs from 'node:fs';
import git, { Errors } from 'isomorphic-git';
import { lockPath, readLock, type ServiceLock } from '../lock';

/**
 * The lock file of a repository's last commit; absent when it has none.
 *
 * @throws InputError when it is not usable
 */
export async function committedLock(
  dir: string,
): Promise<ServiceLock | undefined> {
  try {
    const oid = await git.resolveRef({ fs, dir, ref: 'HEAD' });
    const { blob } = await git.readBlob({ fs, dir, oid, filepath: lockPath });
    return readLock(Buffer.from(blob).toString('utf8'));
  } catch (error) {
    if (error instanceof Errors.NotFoundError) {
      return undefined;
    }
    throw error;
  }
}
