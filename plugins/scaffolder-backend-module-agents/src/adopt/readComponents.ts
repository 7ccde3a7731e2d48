import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { lstatIfPresent } from '../build';
import { catalogInfoPath } from '../register';

const componentSchema = z.object({
  apiVersion: z.string().default('backstage.io/v1alpha1'),
  kind: z.string().regex(/^component$/i),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
  spec: z.object({ owner: z.string().optional() }).optional(),
});

/** The components that the catalog file of a repository describes; none when it has no such file. */
export async function readComponents(folder: string): Promise<Entity[]> {
  const path = join(folder, catalogInfoPath);
  if (!(await lstatIfPresent(path))?.isFile()) {
    return [];
  }
  // A file that is no YAML describes nothing here; agents:validate says what is wrong with it.
  return [...parseAllDocuments(await readFile(path, 'utf8'))]
    .filter(({ errors }) => errors.length === 0)
    .map(document => componentSchema.safeParse(document.toJS()))
    .flatMap(({ data }) => (data ? [data] : []));
}
