import { ErrorPage } from '@backstage/core-components';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import { useLocation } from 'react-router-dom';

/**
 * The page for an address that shows nothing. The import page asks for it too, in place of itself,
 * when someone may not register: then it says so.
 */
export function NotFoundPage() {
  const { pathname } = useLocation();
  const importPage = useRouteRef(catalogImportPlugin.routes.importPage)?.();
  if (importPage && isWithin(pathname, importPage)) {
    return (
      <ErrorPage
        status="403"
        statusMessage="You may not register agents or other components here"
        additionalInfo="It takes the permission catalog.entity.create. Members of the portal have it, guests do not: sign in under your own name, or ask a member to register it for you."
      />
    );
  }
  return <ErrorPage status="404" statusMessage="PAGE NOT FOUND" />;
}

function isWithin(pathname: string, page: string): boolean {
  return pathname === page || pathname.startsWith(`${page}/`);
}
