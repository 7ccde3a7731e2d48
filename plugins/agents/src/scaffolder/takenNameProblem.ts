import type { CatalogApi } from '@backstage/plugin-catalog-react';

/** Whether the catalog has a component of that name already. */
export async function takenNameProblem(
  catalog: Pick<CatalogApi, 'getEntityByRef'>,
  name: string,
): Promise<string | undefined> {
  const entity = await catalog.getEntityByRef({
    kind: 'component',
    namespace: 'default',
    name,
  });
  return entity
    ? `is taken by ${
        entity.metadata.title ?? name
      } in the catalog; choose another`
    : undefined;
}
