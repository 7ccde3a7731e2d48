import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  MockResponseError,
  createFleetRow,
  createReadinessSummary,
  createWave,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AGENT_LINK_ATTRIBUTE } from './agent/AgentName';
import { renderFleet } from '../__testUtils__/renderFleet';

// Whether an element is hidden takes long to find out in a table of 50 rows.
configure({ defaultHidden: true });

const WAVE = createWave({ title: 'Wave one' });

const FLEET: FleetRow[] = [
  createFleetRow({
    name: 'alpha',
    title: 'Alpha',
    health: 'fail',
    healthReason: '/health answers 503',
    wave: WAVE,
  }),
  createFleetRow({
    name: 'beta',
    title: 'Beta',
    phase: 'canary',
    weight: 0.05,
    wave: WAVE,
    owner: 'group:default/other-team',
    readiness: createReadinessSummary(),
  }),
  createFleetRow({
    name: 'gamma',
    title: 'Gamma',
    health: 'warn',
    kpis: { met: 1, atRisk: 0, notMet: 2, unknown: 0 },
  }),
];

const MANY = Array.from({ length: 120 }, (_, index) => {
  const name = `agent-${String(index).padStart(3, '0')}`;
  return createFleetRow({ name, title: name });
});

function address() {
  return screen.getByTestId('address').textContent;
}

function titles() {
  const links = document.querySelectorAll(`tbody [${AGENT_LINK_ATTRIBUTE}]`);
  return [...links].map(link => link.textContent);
}

describe('FleetPage', () => {
  it('lists the worst agents first with the reason', async () => {
    renderFleet(FLEET);
    await screen.findByText('/health answers 503');
    expect(titles()).toEqual(['Alpha', 'Gamma', 'Beta']);
    expect(screen.getByText('Canary 5 %')).toBeInTheDocument();
  });

  it('puts a count that is clicked into the address and the question', async () => {
    const { api } = renderFleet(FLEET);
    const failing = await screen.findByRole('button', { name: '1 Failing' });
    expect(failing).toHaveAttribute('aria-pressed', 'false');
    await userEvent.click(failing);
    await waitFor(() => expect(titles()).toEqual(['Alpha']));
    expect(address()).toBe('/agents?health=fail');
    expect(failing).toHaveAttribute('aria-pressed', 'true');
    expect(
      api.calls.filter(call => call.method === 'listFleet').at(-1)?.args[0],
    ).toMatchObject({ health: ['fail'], orderBy: 'health', limit: 50 });
  });

  it('goes on counting the other values of a filter that is set', async () => {
    renderFleet(FLEET, { at: '/agents?health=fail' });
    expect(
      await screen.findByRole('button', { name: '1 Degraded' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: '0 Off target' }),
    ).toBeInTheDocument();
  });

  it('shows the level of readiness, and counts and filters those below what is demanded', async () => {
    renderFleet(FLEET);
    const row = (await screen.findByText('Basic')).closest('tr')!;
    expect(row).toHaveTextContent('Beta');
    expect(row).toHaveTextContent('BasicBelow required level');
    await userEvent.click(
      await screen.findByRole('button', { name: '1 Below level' }),
    );
    await waitFor(() => expect(titles()).toEqual(['Beta']));
    expect(address()).toBe('/agents?readiness=below');
  });

  it('sorts by readiness, those below the level first', async () => {
    renderFleet(FLEET, { at: '/agents?orderBy=readiness' });
    await waitFor(() => expect(titles()).toEqual(['Beta', 'Alpha', 'Gamma']));
  });

  it('shows the view before with the Back button', async () => {
    renderFleet(FLEET);
    await userEvent.click(
      await screen.findByRole('button', { name: '1 Failing' }),
    );
    await waitFor(() => expect(titles()).toEqual(['Alpha']));
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await waitFor(() => expect(titles()).toHaveLength(3));
    expect(address()).toBe('/agents');
  });

  it('filters by the wave that is clicked in the ribbon', async () => {
    renderFleet(FLEET);
    const wave = await screen.findByRole('button', {
      name: 'Wave one: 2 agents, 1 canary, 1 production (1 failing)',
    });
    await userEvent.click(wave);
    await waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta']));
    expect(new URLSearchParams(address()?.split('?')[1]).get('wave')).toBe(
      WAVE.id,
    );
  });

  it('says beside the whole of a wave how much of it the filters leave', async () => {
    renderFleet(FLEET, { at: '/agents?health=fail' });
    expect(
      await screen.findByRole('button', {
        name: 'Wave one: 2 agents, 1 match the filters, 1 canary, 1 production (1 failing)',
      }),
    ).toHaveTextContent('1 of 2 match the filters');
  });

  it('filters by values chosen from a list', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.click(screen.getByRole('button', { name: /^Owner/ }));
    await userEvent.click(
      await screen.findByRole('option', { name: /other-team/ }),
    );
    await userEvent.keyboard('{Escape}');
    await waitFor(() =>
      expect(address()).toBe('/agents?owner=group%3Adefault%2Fother-team'),
    );
    await waitFor(() => expect(titles()).toEqual(['Beta']));
  });

  it('sorts on the server by the heading, and turns the order at the second click', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.click(screen.getByRole('button', { name: 'Agent' }));
    expect(address()).toBe('/agents?orderBy=name');
    await waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta', 'Gamma']));
    await userEvent.click(screen.getByRole('button', { name: 'Agent' }));
    expect(address()).toBe('/agents?orderBy=name&order=desc');
    await waitFor(() => expect(titles()).toEqual(['Gamma', 'Beta', 'Alpha']));
  });

  it('searches once typing rests, and again asks for nothing when cleared', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.type(screen.getByRole('searchbox'), 'gam');
    await waitFor(() => expect(address()).toBe('/agents?text=gam'));
    await waitFor(() => expect(titles()).toEqual(['Gamma']));
    await userEvent.click(
      screen.getByRole('button', { name: 'Clear the search' }),
    );
    await waitFor(() => expect(address()).toBe('/agents'));
  });

  it('pages by 50 and keeps the page in the address until the filter changes', async () => {
    renderFleet(MANY, { at: '/agents?orderBy=name' });
    await screen.findByText('50 of 120 agents');
    expect(screen.getByRole('button', { name: 'Previous' })).toBeDisabled();
    await userEvent.click(screen.getByRole('button', { name: 'Next' }));
    await waitFor(() => expect(titles()[0]).toBe('agent-050'));
    expect(address()).toBe('/agents?orderBy=name&cursor=50');
    await userEvent.click(screen.getByRole('button', { name: '0 Failing' }));
    expect(address()).toBe('/agents?health=fail&orderBy=name');
  });

  it('is used by keyboard: j and k move, Enter opens, / searches', async () => {
    renderFleet(FLEET);
    await screen.findByText('Alpha');
    await userEvent.keyboard('jj');
    expect(screen.getByRole('link', { name: 'Gamma' })).toHaveFocus();
    await userEvent.keyboard('k');
    expect(screen.getByRole('link', { name: 'Alpha' })).toHaveFocus();
    await userEvent.keyboard('/');
    expect(screen.getByRole('searchbox')).toHaveFocus();
    await userEvent.keyboard('j');
    expect(screen.getByRole('searchbox')).toHaveValue('j');
    screen.getByRole('link', { name: 'Alpha' }).focus();
    await userEvent.keyboard('{Enter}');
    expect(address()).toBe('/catalog/default/component/alpha');
  });

  it('opens the agent when its row is clicked, and the owner by its own link', async () => {
    renderFleet(FLEET);
    await userEvent.click(await screen.findByText('Canary 5 %'));
    expect(address()).toBe('/catalog/default/component/beta');
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    await userEvent.click(await screen.findByText('other-team'));
    expect(address()).toBe('/catalog/default/group/other-team');
  });

  it('groups the agents by phase on the board', async () => {
    renderFleet(FLEET);
    await userEvent.click(await screen.findByRole('button', { name: 'Board' }));
    expect(address()).toBe('/agents?layout=board');
    const canary = await screen.findByRole('region', { name: 'Canary' });
    expect(await within(canary).findByText('Beta')).toBeInTheDocument();
    const production = screen.getByRole('region', { name: 'Production' });
    expect(await within(production).findByText('Alpha')).toBeInTheDocument();
    expect(within(production).queryByText('Beta')).not.toBeInTheDocument();
  });

  it('leads from a column that is too long to the table', async () => {
    renderFleet(MANY, { at: '/agents?layout=board' });
    await userEvent.click(
      await screen.findByRole('button', { name: 'All 120 in the table' }),
    );
    expect(address()).toBe('/agents?phase=production');
  });

  it('says how to register the first agent when there is none', async () => {
    renderFleet([]);
    expect(await screen.findByText('No agents yet')).toBeInTheDocument();
    // A link of the components library is a button by role.
    expect(screen.getByText('Register an agent').closest('a')).toHaveAttribute(
      'href',
      '/catalog-import',
    );
    expect(screen.getByText('Create an agent').closest('a')).toHaveAttribute(
      'href',
      '/create',
    );
  });

  it('offers to clear the filters when nothing matches', async () => {
    renderFleet(FLEET, { at: '/agents?text=nothing&phase=retired' });
    expect(await screen.findByText('No agent matches')).toBeInTheDocument();
    await userEvent.click(
      within(screen.getByText('No agent matches').parentElement!).getByRole(
        'button',
        { name: 'Clear filters' },
      ),
    );
    await waitFor(() => expect(titles()).toHaveLength(3));
    expect(address()).toBe('/agents');
  });

  it('says what failed and tries again', async () => {
    const { api } = renderFleet(FLEET, {
      prepare: mock => mock.fail('listFleet', new MockResponseError(403)),
    });
    const alert = await screen.findByText('Could not load the fleet.');
    expect(alert).toBeInTheDocument();
    api.recover();
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(titles()).toHaveLength(3));
  });

  it('lists all the same, and says which values of the address no filter knows', async () => {
    renderFleet(FLEET, {
      at: '/agents?health=purple&orderBy=__proto__&kpi=met',
    });
    await waitFor(() => expect(titles()).toEqual(['Alpha', 'Beta']));
    const notice = screen.getByText('health=purple').closest('[role="status"]');
    expect(notice).toHaveTextContent(
      'health=purple, which is left out: health can be pass, warn, unknown, fail.',
    );
    expect(notice).toHaveTextContent('orderBy=__proto__');
    await userEvent.click(
      screen.getByRole('button', { name: 'Dismiss the notice' }),
    );
    expect(screen.queryByText('health=purple')).not.toBeInTheDocument();
    expect(address()).toBe('/agents?kpi=met');
  });
});
