import { renderInTestApp } from '@backstage/frontend-test-utils';
import catalogImportPlugin from '@backstage/plugin-catalog-import/alpha';
import { screen } from '@testing-library/react';
import { NotFoundPage } from './NotFoundPage';

function renderAt(path: string) {
  renderInTestApp(<NotFoundPage />, {
    mountedRoutes: { '/catalog-import': catalogImportPlugin.routes.importPage },
    initialRouteEntries: [path],
  });
}

describe('NotFoundPage', () => {
  it('says what it takes to register, and who may, in place of the import page', async () => {
    renderAt('/catalog-import');
    expect(
      await screen.findByText(/takes the permission catalog\.entity\.create/),
    ).toBeInTheDocument();
    expect(screen.queryByText(/PAGE NOT FOUND/)).not.toBeInTheDocument();
  });

  it('says of any other address that nothing is there', async () => {
    renderAt('/catalog-importer');
    expect(await screen.findByText(/PAGE NOT FOUND/)).toBeInTheDocument();
  });
});
