import type { Entity } from '@backstage/catalog-model';
import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';

/** The folder that holds everything. */
export const root = resolve(__dirname, '../../../..');

/** All entities in the YAML files of a folder, or in one such file. */
export function writtenEntities(path: string): Entity[] {
  const full = join(root, path);
  const files = path.endsWith('.yaml')
    ? [full]
    : readdirSync(full, { recursive: true })
        .map(String)
        .filter(file => file.endsWith('.yaml'))
        .map(file => join(full, file));
  return files.flatMap(file => entitiesIn(readFileSync(file, 'utf8')));
}

/** All entities in the YAML code blocks of a Markdown file. */
export function entitiesInMarkdown(path: string): Entity[] {
  const text = readFileSync(join(root, path), 'utf8');
  return [...text.matchAll(/^```yaml\n(apiVersion:.*?)^```$/gms)].flatMap(
    ([, block]) => entitiesIn(block),
  );
}

function entitiesIn(text: string): Entity[] {
  return parseAllDocuments(text).map(document => document.toJS() as Entity);
}
