import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ConflictError } from '@backstage/errors';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { lstatIfPresent } from '../build';
import { catalogInfoPath } from '../register';

const componentSchema = z.object({
  kind: z.string().regex(/^component$/i),
  metadata: z.object({ name: z.string(), namespace: z.string().optional() }),
});

/**
 * The catalog would refuse the agent after the commit when the repository's catalog file,
 * which is left alone, describes other components only.
 *
 * @throws ConflictError naming the components that are described
 */
export async function refuseOtherComponent(
  folder: string,
  name: string,
): Promise<void> {
  const path = join(folder, catalogInfoPath);
  if (!(await lstatIfPresent(path))?.isFile()) {
    return;
  }
  const wanted = `component:default/${name}`;
  // A file that is no YAML describes nothing here; agents:validate says what is wrong with it.
  const described = [...parseAllDocuments(await readFile(path, 'utf8'))]
    .filter(({ errors }) => errors.length === 0)
    .map(document => componentSchema.safeParse(document.toJS()))
    .flatMap(({ data }) => (data ? [data.metadata] : []))
    .map(metadata =>
      `component:${metadata.namespace ?? 'default'}/${
        metadata.name
      }`.toLocaleLowerCase('en-US'),
    );
  if (described.length > 0 && !described.includes(wanted)) {
    throw new ConflictError(
      `${catalogInfoPath} in the repository describes ${described.join(
        ', ',
      )}, and not ${wanted}; answer with that name, or correct the file first`,
    );
  }
}
