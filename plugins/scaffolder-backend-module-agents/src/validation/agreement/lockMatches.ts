import { createHash } from 'node:crypto';
import { lockPath, readLock, type ServiceLock } from '../../lock';
import { acrossFiles } from '../acrossFiles';
import type { Finding } from '../Finding';
import { ignoredFolders, type ParsedFiles } from '../files';

const id = 'lock-matches';

/** The lock file names every file as it is, when there is a lock file. */
export const lockMatches = acrossFiles({
  id,
  title: 'The lock file matches the files',
  check(files) {
    const text = files.read(lockPath);
    if (text === undefined) {
      return { findings: [], looked: [] };
    }
    const read = tryLock(text);
    const findings =
      'lock' in read
        ? mismatches(files, read.lock)
        : [
            finding(
              lockPath,
              read.problem,
              'make the service again, or restore the lock file',
            ),
          ];
    return { findings, looked: [lockPath] };
  },
});

/** The lock of a service; undefined when it has none that can be read. */
export function lockOf(files: ParsedFiles): ServiceLock | undefined {
  const text = files.read(lockPath);
  const read = text === undefined ? undefined : tryLock(text);
  return read && 'lock' in read ? read.lock : undefined;
}

function tryLock(text: string): { lock: ServiceLock } | { problem: string } {
  try {
    return { lock: readLock(text) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function mismatches(files: ParsedFiles, lock: ServiceLock): Finding[] {
  return Object.entries(lock.files).flatMap(([path, hash]) => {
    const text = files.read(path);
    if (text === undefined) {
      // Only the text of a file can be compared.
      return files.exists(path) || isIgnored(path)
        ? []
        : [
            finding(
              path,
              'is named in the lock file and absent',
              'restore the file, or write the lock file again where it was removed on purpose',
            ),
          ];
    }
    const seen = createHash('sha256').update(text).digest('hex');
    return seen === hash
      ? []
      : [
          finding(
            path,
            `is not as the lock file says: its hash is ${seen.slice(
              0,
              12,
            )}…, not ${hash.slice(0, 12)}…`,
            'write the lock file after the last change of the files',
          ),
        ];
  });
}

function isIgnored(path: string): boolean {
  const folders = path.split('/').slice(0, -1);
  return folders.some(folder => ignoredFolders.has(folder));
}

function finding(file: string, message: string, fix: string): Finding {
  return { rule: id, file, message, fix };
}
