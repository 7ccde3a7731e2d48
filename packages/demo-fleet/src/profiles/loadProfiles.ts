import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { packageFolder } from '../fleet/folders';
import { parseInput } from '../input/parseInput';
import { ProfileBook, profileBookSchema } from './profileSchema';

/**
 * Reads a file of behaviour profiles, by default the package's own.
 *
 * @throws InputError naming the file and the field that is wrong.
 */
export async function loadProfiles(
  file: string = join(packageFolder(), 'profiles.yaml'),
): Promise<ProfileBook> {
  const text = await readFile(file, 'utf8');
  let value: unknown;
  try {
    value = parse(text);
  } catch (error) {
    throw new InputError(`${file} is not YAML`, error);
  }
  return parseInput(profileBookSchema, value, file);
}
