import { agentNameProblem } from '@agent-portal/plugin-agents-common';
import type { CatalogApi } from '@backstage/plugin-catalog-react';

/** Why no service can have this name, as a sentence. */
export function formProblem(name: string): string | undefined {
  const problem = agentNameProblem(name);
  return problem && `“${name}” ${problem}`;
}

/**
 * Which component of the catalog has that name already, as a sentence.
 *
 * @throws Error that says what to do when the catalog does not answer
 */
export async function takenProblem(
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
  name: string,
): Promise<string | undefined> {
  const entity = await catalog
    .getEntityByRef({ kind: 'component', namespace: 'default', name })
    .catch(error => {
      throw new Error(
        `“${name}” cannot be compared with those in the catalog, which does not answer (${error.message}); try again`,
        { cause: error },
      );
    });
  const title = entity?.metadata.title ?? name;
  return entity
    ? `“${name}” is taken by ${title} in the catalog; choose another`
    : undefined;
}
