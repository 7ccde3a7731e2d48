import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogEntityCreatePermission } from '@backstage/plugin-catalog-common/alpha';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { screen } from '@testing-library/react';
import { importRouteRef } from './routes';
import { useImportPath } from './useImportPath';

function Path() {
  return <output>{useImportPath() ?? 'none'}</output>;
}

// One case to a file: the answer of the permission API is kept for the life of the page.
describe('useImportPath', () => {
  it('offers nothing to those who may not register', async () => {
    const authorize = jest.fn((): AuthorizeResult.DENY => AuthorizeResult.DENY);
    renderInTestApp(<Path />, {
      apis: [mockApis.permission({ authorize })],
      mountedRoutes: { '/catalog-import': importRouteRef },
    });
    expect(await screen.findByText('none')).toBeInTheDocument();
    expect(authorize).toHaveBeenCalledWith(
      expect.objectContaining({ permission: catalogEntityCreatePermission }),
    );
  });
});
