import { lstat, mkdir, open, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { RenderedFile } from '../render';
import { lstatIfPresent } from './lstatIfPresent';

/** Whether a file may be written over. */
export type ExistingFiles = 'replace' | 'keep';

/**
 * Writes files below a folder, and through no symbolic link.
 *
 * @returns which files were written, and which exist and were kept
 * @throws InputError for a path that leaves the folder or goes through a symbolic link
 */
export async function writeFiles(options: {
  folder: string;
  files: RenderedFile[];
  existing: ExistingFiles;
}): Promise<{ written: string[]; kept: string[] }> {
  const { folder, existing } = options;
  const written: string[] = [];
  const kept: string[] = [];
  for (const file of options.files) {
    checkPath(file.path);
    const present = await isPresent(folder, file.path, existing);
    if (present && existing === 'keep') {
      kept.push(file.path);
      continue;
    }
    const target = resolveSafeChildPath(folder, file.path);
    await mkdir(dirname(target), { recursive: true });
    const mode = file.executable ? 0o755 : 0o644;
    const handle = await open(target, existing === 'keep' ? 'wx' : 'w', mode);
    try {
      await handle.writeFile(file.content);
      await handle.chmod(mode);
    } finally {
      await handle.close();
    }
    written.push(file.path);
  }
  return { written, kept };
}

/**
 * All files below a folder, without `.git`, sorted by path.
 *
 * @throws InputError for a symbolic link or a device
 */
export async function readFiles(folder: string): Promise<RenderedFile[]> {
  const files: RenderedFile[] = [];
  async function visit(relative: string): Promise<void> {
    const entries = await readdir(join(folder, relative), {
      withFileTypes: true,
    });
    for (const entry of entries) {
      const path = relative ? `${relative}/${entry.name}` : entry.name;
      if (entry.name === '.git') {
        continue;
      }
      if (entry.isDirectory()) {
        await visit(path);
      } else if (entry.isFile()) {
        const absolute = join(folder, path);
        const { mode } = await lstat(absolute);
        const executable = (mode & 0o100) !== 0;
        files.push({ path, content: await readFile(absolute), executable });
      } else {
        throw new InputError(
          `${path} in the service is neither a file nor a folder; symbolic links are not published`,
        );
      }
    }
  }
  await visit('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function checkPath(path: string): void {
  const parts = path.split('/');
  if (
    path.includes('\0') ||
    path.includes('\\') ||
    parts.some(part => part === '' || part === '.' || part === '..') ||
    parts[0].toLocaleLowerCase('en-US') === '.git'
  ) {
    throw new InputError(
      `${JSON.stringify(
        path,
      )} is no path of a file of the service: it has to be relative, below the root and outside .git`,
    );
  }
}

/** @returns whether there is a file at the path */
async function isPresent(
  folder: string,
  path: string,
  existing: ExistingFiles,
): Promise<boolean> {
  const parts = path.split('/');
  for (let length = 1; length <= parts.length; length++) {
    const part = parts.slice(0, length).join('/');
    const stats = await lstatIfPresent(join(folder, part));
    if (!stats) {
      return false;
    }
    const last = length === parts.length;
    if (last && existing === 'keep') {
      return true;
    }
    if (stats.isSymbolicLink()) {
      throw new InputError(
        `${path} was not written: ${part} is a symbolic link, and links are not followed`,
      );
    }
    if (last ? !stats.isFile() : !stats.isDirectory()) {
      throw new InputError(
        `${path} was not written: ${part} exists and is not a ${
          last ? 'file' : 'folder'
        }`,
      );
    }
  }
  return true;
}
