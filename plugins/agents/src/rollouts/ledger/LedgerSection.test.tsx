import {
  MockAgentsApi,
  type RolloutsFixture,
  createLedgerEntry,
  createRollout,
} from '@agent-portal/plugin-agents-react/testUtils';
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderRollouts } from '../../__testUtils__/renderRollouts';

configure({ defaultHidden: true, asyncUtilTimeout: 10_000 });
jest.setTimeout(120_000);

function show(fixture: Partial<RolloutsFixture> = {}) {
  const api = MockAgentsApi.create(
    [],
    {},
    { rollouts: [createRollout()], ...fixture },
  );
  renderRollouts(api, '/agents/rollouts/rollout-1');
  return api;
}

beforeAll(() => {
  global.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
});

const ledger = () => screen.findByRole('region', { name: 'Ledger' });
const sixty = Array.from({ length: 60 }, (_, index) =>
  createLedgerEntry({ number: index + 1, text: `Decision ${index + 1}.` }),
);

describe('the ledger', () => {
  it('is sentences, the newest first, older ones on demand', async () => {
    show({ ledgers: { 'rollout-1': sixty } });
    const list = await within(await ledger()).findByRole('list', {
      name: 'Decisions, newest first',
    });
    const items = within(list).getAllByRole('listitem');
    expect(items).toHaveLength(50);
    expect(items[0]).toHaveTextContent('Decision 60.');
    await userEvent.click(
      screen.getByRole('button', { name: 'Show older entries' }),
    );
    await waitFor(() =>
      expect(within(list).getAllByRole('listitem')).toHaveLength(60),
    );
    expect(
      screen.queryByRole('button', { name: 'Show older entries' }),
    ).not.toBeInTheDocument();
  });

  it('opens an entry to the evidence that it was decided by', async () => {
    show({
      ledgers: {
        'rollout-1': [
          createLedgerEntry({
            kind: 'rolling-back',
            text: 'Rolled back at 14:02: 31 errors in 420 requests against 0.4 % stable, e-value 212 > 20.',
            evidence: { query: 'sum(requests)', errors: 31, requests: 420 },
          }),
        ],
      },
    });
    const entry = within(await ledger());
    expect(await entry.findByText(/e-value 212 > 20/)).toBeVisible();
    await userEvent.click(entry.getByText('Evidence of entry 1'));
    const evidence = await entry.findByRole('region', {
      name: 'Evidence of entry 1',
    });
    expect(JSON.parse(evidence.textContent ?? '')).toEqual({
      query: 'sum(requests)',
      errors: 31,
      requests: 420,
    });
    expect(entry.getByRole('button', { name: 'Copy evidence' })).toBeEnabled();
  });

  it('says plainly where the chain is broken', async () => {
    show({ chain: { intact: false, checked: 1, brokenAt: 1 } });
    expect(await within(await ledger()).findByText(/broken/)).toHaveTextContent(
      'The chain is broken at entry 1.',
    );
    expect(await ledger()).not.toHaveTextContent('Chain intact');
  });

  it('does not vouch for entries that were not checked', async () => {
    show({
      ledgers: { 'rollout-1': sixty },
      chain: { intact: true, checked: 40 },
    });
    const text = await within(await ledger()).findByText(/Chain intact/);
    expect(text).toHaveTextContent('40 of 60 entries checked');
    expect(within(text).getByRole('img')).toHaveAccessibleName('Unknown');
  });

  it('is exported whole, the oldest entry first', async () => {
    const saved: Blob[] = [];
    URL.createObjectURL = blob => {
      saved.push(blob as Blob);
      return 'blob:ledger';
    };
    URL.revokeObjectURL = () => {};
    const click = jest
      .spyOn(HTMLAnchorElement.prototype, 'click')
      .mockImplementation();
    show({ ledgers: { 'rollout-1': sixty } });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Export as JSON' }),
    );
    await waitFor(() => expect(saved).toHaveLength(1));
    const { rollout, chain, entries } = JSON.parse(await saved[0].text());
    expect(rollout.id).toBe('rollout-1');
    expect(chain.intact).toBe(true);
    expect(entries).toHaveLength(60);
    expect(entries[0].number).toBe(1);
    click.mockRestore();
  });
});

describe('the replay', () => {
  it('says that everything comes out the same', async () => {
    const api = show();
    await userEvent.click(
      await screen.findByRole('button', { name: 'Replay as recorded' }),
    );
    expect(
      await screen.findByText(
        /1 of 1 entries come out the same, from 40 observations and operations\./,
      ),
    ).toBeVisible();
    expect(
      api.calls.find(({ method }) => method === 'replayRollout')?.args,
    ).toEqual(['rollout-1', 'recorded']);
  });

  it('lists what the present policy would have decided otherwise', async () => {
    show({
      replay: {
        identical: false,
        outcome: { recorded: 'rolled-back', replayed: 'succeeded' },
        differences: [
          { number: 9, recorded: 'Rolled back.', replayed: undefined },
        ],
      },
    });
    await userEvent.click(
      await screen.findByRole('button', {
        name: 'Replay by the present policy',
      }),
    );
    expect(
      await screen.findByText(
        /By the present policy it comes out differently from 40 .* with 1 difference\. It ends as succeeded; recorded is rolled back\./,
      ),
    ).toBeVisible();
    const table = screen.getByRole('table', { name: 'What differs' });
    expect(within(table).getAllByRole('row')[1]).toHaveTextContent(
      '9—Rolled back.Nothing',
    );
  });
});
