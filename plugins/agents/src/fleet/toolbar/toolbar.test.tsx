import {
  MockResponseError,
  createFleetRow,
} from '@agent-portal/plugin-agents-react/testUtils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderFleet } from '../../__testUtils__/renderFleet';

const FLEET = Array.from({ length: 203 }, (_, index) =>
  createFleetRow({
    name: `agent-${index}`,
    title: `=agent ${index}`,
    owner: index < 201 ? 'group:default/ours' : 'group:default/theirs',
  }),
);

describe('what can be done with a view', () => {
  const saved: Blob[] = [];

  beforeEach(() => {
    saved.length = 0;
    URL.createObjectURL = jest.fn(blob => {
      saved.push(blob as Blob);
      return 'blob:csv';
    });
    URL.revokeObjectURL = jest.fn();
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  });

  afterEach(() => jest.restoreAllMocks());

  it('exports all agents of the view, not only its page, in its order', async () => {
    const { api } = renderFleet(FLEET, {
      at: '/agents?owner=group:default/ours&orderBy=name',
    });
    await screen.findByText('50 of 201 agents');
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    const lines = (await saved[0].text()).trim().split('\r\n');
    expect(lines).toHaveLength(202);
    expect(lines[1]).toContain("'=agent 0");
    const questions = api.calls.filter(
      ({ method, args }) =>
        method === 'listFleet' && JSON.stringify(args).includes('"limit":200'),
    );
    expect(questions).toHaveLength(2);
    expect(questions[1].args[0]).toMatchObject({
      owner: ['group:default/ours'],
      orderBy: 'name',
      order: 'asc',
    });
  });

  it('says so when the export fails', async () => {
    const { api } = renderFleet(FLEET.slice(0, 1));
    await screen.findByText('=agent 0');
    api.fail('listFleet', new MockResponseError(503));
    await userEvent.click(screen.getByRole('button', { name: 'Export CSV' }));
    expect(await screen.findByText(/The export failed/)).toBeInTheDocument();
    expect(saved).toHaveLength(0);
  });

  it('copies the address of the view', async () => {
    const user = userEvent.setup();
    const write = jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockResolvedValue();
    renderFleet(FLEET.slice(0, 1));
    await screen.findByText('=agent 0');
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText('Link copied')).toBeInTheDocument();
    expect(write).toHaveBeenCalledWith(window.location.href);
  });

  it('says what to do when the browser does not let it copy', async () => {
    const user = userEvent.setup();
    jest
      .spyOn(navigator.clipboard, 'writeText')
      .mockRejectedValue(new Error('denied'));
    renderFleet(FLEET.slice(0, 1));
    await screen.findByText('=agent 0');
    await user.click(screen.getByRole('button', { name: 'Copy link' }));
    expect(await screen.findByText(/copy the address/)).toBeInTheDocument();
  });
});
