import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Entity, entitySchemaValidator } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { errorMessage } from '../errors/errorMessage';

export interface EntitiesRead {
  entities: Entity[];
  /** One sentence for each thing that could not be read. */
  problems: string[];
}

const validateEntity = entitySchemaValidator();

async function listYamlFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, {
    recursive: true,
    withFileTypes: true,
  });
  return entries
    .filter(entry => entry.isFile() && /\.ya?ml$/.test(entry.name))
    .map(entry => join(entry.parentPath, entry.name))
    .sort();
}

function readDocuments(file: string, text: string, read: EntitiesRead): void {
  for (const [index, document] of parseAllDocuments(text).entries()) {
    try {
      if (document.errors.length > 0) {
        throw document.errors[0];
      }
      const value: unknown = document.toJS();
      if (value !== null && value !== undefined) {
        read.entities.push(validateEntity(value));
      }
    } catch (error) {
      const place = `${file}, document ${index + 1}`;
      read.problems.push(`${place}: ${errorMessage(error)}`);
    }
  }
}

/** Reads every entity in the YAML files of the folders; skips what it cannot. */
export async function readEntities(folders: string[]): Promise<EntitiesRead> {
  const read: EntitiesRead = { entities: [], problems: [] };
  for (const folder of folders) {
    try {
      for (const file of await listYamlFiles(folder)) {
        readDocuments(file, await readFile(file, 'utf8'), read);
      }
    } catch (error) {
      read.problems.push(`${folder}: cannot be read (${errorMessage(error)})`);
    }
  }
  return read;
}
