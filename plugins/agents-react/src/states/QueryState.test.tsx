import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { themes } from '@backstage/theme';
import { type Theme, ThemeProvider } from '@material-ui/core/styles';
import { ClockProvider } from '../clock';
import { createManualClock, FIXTURE_NOW, MockResponseError } from '../testing';
import { type QueryLike, QueryState } from './QueryState';

interface Answer {
  names: string[];
  asOf: string;
}

const answer = (...names: string[]): Answer => ({
  names,
  asOf: new Date(FIXTURE_NOW - 90_000).toISOString(),
});

function createQuery(overrides: Partial<QueryLike<Answer>> = {}) {
  return {
    data: undefined,
    error: null,
    isError: false,
    isFetching: false,
    isPlaceholderData: false,
    dataUpdatedAt: overrides.data ? FIXTURE_NOW - 90_000 : 0,
    refetch: jest.fn(),
    ...overrides,
  };
}

function renderState(query: QueryLike<Answer>, clock = createManualClock()) {
  return render(
    <ThemeProvider theme={themes.light.getTheme('v4') as Theme}>
      <ClockProvider clock={clock}>
        <QueryState
          query={query}
          what="the health of Example"
          stillWorks="The catalog works."
          skeleton={<p>skeleton</p>}
          isEmpty={data => data.names.length === 0}
          empty={<p>nothing there</p>}
        >
          {data => <p>{data.names.join()}</p>}
        </QueryState>
      </ClockProvider>
    </ThemeProvider>,
  );
}

describe('QueryState', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('shows a skeleton only after 200 ms, and is busy meanwhile', () => {
    jest.useFakeTimers();
    renderState(createQuery({ isFetching: true }));
    expect(
      screen.getByRole('status', { name: 'Loading the health of Example' }),
    ).toHaveAttribute('aria-busy', 'true');
    act(() => {
      jest.advanceTimersByTime(199);
    });
    expect(screen.queryByText('skeleton')).not.toBeInTheDocument();
    act(() => {
      jest.advanceTimersByTime(1);
    });
    expect(screen.getByText('skeleton')).toBeInTheDocument();
  });

  it('shows the answer', () => {
    renderState(createQuery({ data: answer('one', 'two') }));
    expect(screen.getByText('one,two')).toBeInTheDocument();
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
  });

  it('shows what it means that there is nothing', () => {
    renderState(createQuery({ data: answer() }));
    expect(screen.getByText('nothing there')).toBeInTheDocument();
  });

  it.each([
    [new MockResponseError(503), /cannot reach its database/],
    [new MockResponseError(500, 'boom'), /error \(500\): boom/],
    [new MockResponseError(404), /does not know this agent/],
    [new MockResponseError(403), /may not see/],
    [new MockResponseError(401), /session has ended/],
    [new MockResponseError(400, 'bad range'), /error \(400\): bad range/],
    [new TypeError('Failed to fetch'), /could not be reached/],
  ])(
    'says what failed, what still works and what to do: %s',
    async (error, text) => {
      const query = createQuery({ isError: true, error });
      renderState(query);
      const alert = screen.getByRole('alert');
      expect(alert).toHaveTextContent('Could not load the health of Example.');
      expect(alert).toHaveTextContent('The catalog works.');
      expect(alert).toHaveTextContent(text);
      await userEvent.tab();
      await userEvent.keyboard('{Enter}');
      expect(query.refetch).toHaveBeenCalledTimes(1);
    },
  );

  it('keeps an answer that could not be renewed, with its age and a retry', async () => {
    const query = createQuery({
      data: answer('one'),
      isError: true,
      error: new MockResponseError(503),
    });
    renderState(query);
    expect(screen.getByText('one')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(
      'These figures are from 1 min ago. The portal cannot reach its database right now.',
    );
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(query.refetch).toHaveBeenCalledTimes(1);
  });

  it('calls an answer stale when nothing newer came for long', () => {
    const clock = createManualClock();
    renderState(createQuery({ data: answer('one') }), clock);
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    act(() => clock.advance(180_000));
    expect(screen.getByRole('status')).toHaveTextContent(/These figures are/);
  });

  it('keeps what is shown as it is when it becomes stale: nothing that was typed is lost', () => {
    const clock = createManualClock();
    renderState(createQuery({ data: answer('one') }), clock);
    const shown = screen.getByText('one');
    act(() => clock.advance(180_000));
    expect(screen.getByRole('status')).toBeInTheDocument();
    expect(screen.getByText('one')).toBe(shown);
  });

  it('waits a moment for a newer answer before it calls the old one stale', () => {
    jest.useFakeTimers();
    const clock = createManualClock();
    renderState(createQuery({ data: answer('one'), isFetching: true }), clock);
    act(() => clock.advance(180_000));
    expect(screen.queryByRole('status')).not.toBeInTheDocument();
    act(() => {
      jest.advanceTimersByTime(5_000);
    });
    expect(screen.getByRole('status')).toBeInTheDocument();
  });
});
