import { renderInTestApp } from '@backstage/frontend-test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { FakeContainer } from './__testUtils__/FakeContainer';
import { UpdateNotice } from './UpdateNotice';

const CONFIG = {
  app: { baseUrl: 'https://portal.example.com/base/' },
  backend: { baseUrl: 'https://backend.example.com' },
};

function renderNotice(container?: FakeContainer) {
  const reload = jest.fn();
  renderInTestApp(
    <UpdateNotice
      container={container as unknown as ServiceWorkerContainer}
      reload={reload}
    />,
    { config: CONFIG },
  );
  return { reload };
}

describe('UpdateNotice', () => {
  it('registers the worker by the configuration, and offers to reload when there is a new version', async () => {
    const container = new FakeContainer();
    const { reload } = renderNotice(container);
    await waitFor(() =>
      expect(container.register).toHaveBeenCalledWith(
        `/base/service-worker.js?api=${encodeURIComponent(
          'https://backend.example.com/api/',
        )}`,
        expect.anything(),
      ),
    );
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await waitFor(() => {
      container.tell({ type: 'new-version', files: ['https://x/new.js'] });
      expect(screen.getByRole('status')).toHaveTextContent(
        'A new version of the portal is ready.',
      );
    });
    await userEvent.click(screen.getByRole('button', { name: 'Reload' }));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('does nothing outside of what is built for production', async () => {
    renderNotice();
    expect(await screen.findByRole('status')).toBeEmptyDOMElement();
  });

  it('is no trouble where the browser refuses the worker', async () => {
    const container = new FakeContainer();
    container.register.mockRejectedValue(new Error('Refused'));
    renderNotice(container);
    await waitFor(() => expect(container.register).toHaveBeenCalled());
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });
});
