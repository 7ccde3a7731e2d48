import type { CatalogApi } from '@backstage/plugin-catalog-react';

/**
 * Whether the catalog has a component of that name already.
 *
 * @throws Error that says what to do when the catalog does not answer
 */
export async function takenNameProblem(
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
  name: string,
): Promise<string | undefined> {
  const entity = await catalog
    .getEntityByRef({ kind: 'component', namespace: 'default', name })
    .catch(error => {
      throw new Error(
        `cannot be compared with those in the catalog, which does not answer (${error.message}); try again`,
        { cause: error },
      );
    });
  const title = entity?.metadata.title ?? name;
  return entity
    ? `is taken by ${title} in the catalog; choose another`
    : undefined;
}
