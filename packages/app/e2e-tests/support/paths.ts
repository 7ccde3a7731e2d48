import { resolve } from 'node:path';

/** The folder of the repository. */
export const repositoryFolder = resolve(__dirname, '../../../..');

/** A path in the repository. */
export function inRepository(...parts: string[]): string {
  return resolve(repositoryFolder, ...parts);
}
