import { fireEvent, screen, waitFor } from '@testing-library/react';
import { renderWithAgents } from '../__testUtils__/renderWithAgents';
import {
  createAllowedOperation,
  createLedgerEntry,
  createRollout,
  MockAgentsApi,
} from '../testing';
import { useRolloutApprovals } from './useRolloutApprovals';
import { useRolloutLedger } from './useRolloutLedger';
import { useOperateRollout } from './useRolloutMutations';
import { useRollout, useRolloutPreflight } from './useRollouts';

function Operated() {
  const { data } = useRollout('rollout-1');
  const { mutate, error } = useOperateRollout();
  const pause = (revision: number) =>
    mutate({ id: 'rollout-1', operation: 'pause', revision, reason: 'Wait' });
  return (
    <>
      <p>It is {data?.state ?? 'loading'}</p>
      <p>{error ? `Refused: ${error.message}` : 'Not refused'}</p>
      <button onClick={() => pause(7)}>now</button>
      <button onClick={() => pause(6)}>late</button>
    </>
  );
}

describe('useOperateRollout', () => {
  const createApi = () =>
    MockAgentsApi.create([], {}, { rollouts: [createRollout()] });

  it('sends what was seen and said, and shows what came of it', async () => {
    const { api } = await renderWithAgents(<Operated />, { api: createApi() });
    expect(await screen.findByText('It is baking')).toBeVisible();
    fireEvent.click(screen.getByText('now'));
    expect(await screen.findByText('It is paused')).toBeVisible();
    expect(
      api.calls.find(({ method }) => method === 'operateRollout')?.args,
    ).toEqual(['rollout-1', 'pause', { revision: 7, reason: 'Wait' }]);
  });

  it('asks anew also after it was refused: somebody was faster', async () => {
    const { api } = await renderWithAgents(<Operated />, { api: createApi() });
    await screen.findByText('It is baking');
    const before = api.countCalls('getRollout');
    fireEvent.click(screen.getByText('late'));
    expect(await screen.findByText(/^Refused: .*revision 7/)).toBeVisible();
    await waitFor(() =>
      expect(api.countCalls('getRollout')).toBeGreaterThan(before),
    );
  });
});

function Approvals() {
  const { data } = useRolloutApprovals();
  return <p>{data ? data.items.map(({ id }) => id).join() : 'loading'}</p>;
}

describe('useRolloutApprovals', () => {
  it('finds what I may approve, however much else is under way', async () => {
    const approve = createAllowedOperation({ operation: 'approve', gate: 'g' });
    const rollouts = Array.from({ length: 250 }, (_, index) =>
      createRollout({ id: `r${index}` }),
    );
    rollouts[240] = createRollout({ id: 'mine', operations: [approve] });
    rollouts[3] = createRollout({
      id: 'of-others',
      operations: [{ ...approve, allowed: false }],
    });
    await renderWithAgents(<Approvals />, {
      api: MockAgentsApi.create([], {}, { rollouts }),
    });
    expect(await screen.findByText('mine')).toBeVisible();
  });
});

function Ledger() {
  const { data, fetchNextPage, hasNextPage } = useRolloutLedger('rollout-1');
  const numbers = data?.pages.flatMap(({ items }) =>
    items.map(({ number }) => number),
  );
  return (
    <>
      <p>
        {numbers ? `${numbers.length} down to ${numbers.at(-1)}` : 'loading'}
      </p>
      <button disabled={!hasNextPage} onClick={() => fetchNextPage()}>
        older
      </button>
    </>
  );
}

describe('useRolloutLedger', () => {
  it('goes back page by page to the first entry', async () => {
    const entries = Array.from({ length: 70 }, (_, index) =>
      createLedgerEntry({ number: index + 1 }),
    );
    await renderWithAgents(<Ledger />, {
      api: MockAgentsApi.create(
        [],
        {},
        { rollouts: [createRollout()], ledgers: { 'rollout-1': entries } },
      ),
    });
    expect(await screen.findByText('50 down to 21')).toBeVisible();
    fireEvent.click(screen.getByText('older'));
    expect(await screen.findByText('70 down to 1')).toBeVisible();
    expect(screen.getByText('older')).toBeDisabled();
  });
});

function Preflight(props: { agent?: string }) {
  const { agent } = props;
  const { data } = useRolloutPreflight(
    agent ? { agent, environment: 'resource:default/production' } : undefined,
  );
  return <p>{data?.outcome ?? 'nothing'}</p>;
}

describe('useRolloutPreflight', () => {
  it('asks nothing until it is known what about', async () => {
    const { api } = await renderWithAgents(
      <>
        <Preflight />
      </>,
    );
    expect(screen.getByText('nothing')).toBeVisible();
    expect(api.countCalls('getRolloutPreflight')).toBe(0);
  });

  it('asks what would be told', async () => {
    const { api } = await renderWithAgents(
      <Preflight agent="component:default/example-agent" />,
    );
    expect(await screen.findByText('weak')).toBeVisible();
    expect(api.calls[0].args[0]).toEqual({
      agent: 'component:default/example-agent',
      environment: 'resource:default/production',
    });
  });
});
