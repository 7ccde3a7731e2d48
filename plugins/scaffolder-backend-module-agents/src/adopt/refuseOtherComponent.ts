import { ConflictError } from '@backstage/errors';
import { catalogInfoPath } from '../register';
import { readComponents } from './readComponents';

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
  const wanted = `component:default/${name}`;
  const components = await readComponents(folder);
  const described = components.map(({ metadata }) =>
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
