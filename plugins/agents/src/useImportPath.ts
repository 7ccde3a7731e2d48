import { useRouteRef } from '@backstage/core-plugin-api';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { usePermission } from '@backstage/plugin-permission-react';
import { importRouteRef } from './routes';

/** The page that registers an agent, if there is one and this person may use it. */
export function useImportPath(): string | undefined {
  const importPage = useRouteRef(importRouteRef);
  const { allowed } = usePermission({
    permission: catalogEntityCreatePermission,
  });
  return allowed ? importPage?.() : undefined;
}
