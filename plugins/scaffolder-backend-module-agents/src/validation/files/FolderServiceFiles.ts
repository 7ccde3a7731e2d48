import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import type { ServiceFiles } from '../ServiceFiles';
import { MemoryServiceFiles } from './MemoryServiceFiles';

/** Folders that builds and tools make; nothing in them is read. */
export const ignoredFolders = new Set([
  '.git',
  '.venv',
  '__pycache__',
  'coverage',
  'dist',
  'node_modules',
]);

const limits = { fileBytes: 2_000_000, files: 2_000, totalBytes: 30_000_000 };

/** Files in a folder of this machine. */
export class FolderServiceFiles {
  /**
   * Reads the text files of a folder, and notes the binary ones. Symbolic links are not
   * followed, and what a build makes is left out.
   *
   * @throws InputError when it is no folder, or holds more than a service can have
   */
  static async read(folder: string): Promise<ServiceFiles> {
    const status = await lstat(folder).catch(() => undefined);
    if (!status?.isDirectory()) {
      throw new InputError(
        `${folder} is not a folder; give the root folder of a service`,
      );
    }
    const contents: [string, string][] = [];
    const binary: string[] = [];
    let total = 0;
    for (const path of await list(folder, '')) {
      const bytes = await readFile(join(folder, path));
      total += bytes.length;
      if (total > limits.totalBytes) {
        throw new InputError(
          `${folder} holds more than ${limits.totalBytes} bytes of files; give the root folder of one service`,
        );
      }
      if (bytes.subarray(0, 8_000).includes(0)) {
        binary.push(path);
      } else {
        contents.push([path, bytes.toString('utf8')]);
      }
    }
    return MemoryServiceFiles.of(contents, binary);
  }
}

async function list(root: string, folder: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, folder), {
    withFileTypes: true,
  })) {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory() && !ignoredFolders.has(entry.name)) {
      found.push(...(await list(root, path)));
    } else if (entry.isFile()) {
      const { size } = await lstat(join(root, path));
      if (size > limits.fileBytes) {
        throw new InputError(
          `${path} has ${size} bytes, more than the ${limits.fileBytes} that are checked; remove it or keep it out of the service`,
        );
      }
      found.push(path);
    }
    if (found.length > limits.files) {
      throw new InputError(
        `${root} holds more than ${limits.files} files; give the root folder of one service`,
      );
    }
  }
  return found;
}
