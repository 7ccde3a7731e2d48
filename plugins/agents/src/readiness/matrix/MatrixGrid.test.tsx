import type {
  CheckColumn,
  ScorecardRow,
} from '@agent-portal/plugin-agents-common';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { configure, fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { layOutMatrix } from './matrixItems';
import { MatrixGrid } from './MatrixGrid';

// Whether an element is hidden takes long to find out in a grid of hundreds of cells.
configure({ defaultHidden: true });
jest.setTimeout(60_000);

const AGENTS = 10_000;
const COLUMNS: CheckColumn[] = Array.from({ length: 342 }, (_, index) => ({
  id: `check-${index}`,
  title: `Check ${index}`,
  level: 'gold',
  weight: 1,
  kind: 'automatic',
}));
const OUTCOMES = 'pfune'.repeat(69).slice(0, 342);

function rowAt(index: number): ScorecardRow {
  return {
    ref: `component:default/agent-${index}`,
    title: `Agent ${index}`,
    owner: 'group:default/a',
    group: 'group:default/a',
    rank: 1,
    outcomes: OUTCOMES,
    passed: 69,
    known: 138,
    applicable: 207,
    exempt: 68,
  };
}

function renderGrid(overrides: { rowAt?: typeof rowAt } = {}) {
  const onOpen = jest.fn();
  const onVisible = jest.fn();
  renderInTestApp(
    <MatrixGrid
      label="Readiness"
      columns={COLUMNS}
      levels={[{ id: 'gold', title: 'Gold', rank: 1 }]}
      items={layOutMatrix([
        {
          group: 'group:default/a',
          agents: AGENTS,
          byLevel: [{ rank: 1, count: AGENTS }],
          checks: COLUMNS.map(() => [7_000, 10, 9_000]),
        },
      ])}
      rowAt={overrides.rowAt ?? rowAt}
      titleOfGroup={() => 'Team A'}
      onOpen={onOpen}
      onVisible={onVisible}
    />,
    { mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef } },
  );
  return { onOpen, onVisible };
}

function cell(name: string) {
  return screen.getByRole('button', { name });
}

describe('MatrixGrid with 10,000 agents and 342 checks', () => {
  const sizes = [
    ['offsetWidth', 1_600],
    ['offsetHeight', 620],
  ] as const;

  beforeAll(() => {
    for (const [property, value] of sizes) {
      Object.defineProperty(HTMLElement.prototype, property, {
        configurable: true,
        get: () => value,
      });
    }
    // jsdom does not scroll.
    HTMLElement.prototype.scrollTo = function scrollTo(
      options?: ScrollToOptions | number,
    ) {
      if (typeof options !== 'object') return;
      if (options.top !== undefined) this.scrollTop = options.top;
      if (options.left !== undefined) this.scrollLeft = options.left;
      fireEvent.scroll(this);
    };
  });

  it('holds no more than 1,000 elements', async () => {
    renderGrid();
    const grid = await screen.findByRole('grid', { name: 'Readiness' });
    expect(cell('Agent 0, Check 1: fails')).toBeInTheDocument();
    const elements = grid.querySelectorAll('*').length;
    expect(elements).toBeGreaterThan(300);
    expect(elements).toBeLessThanOrEqual(1_000);
    expect(grid).toHaveAttribute('aria-rowcount', '10002');
    expect(grid).toHaveAttribute('aria-colcount', '343');
  });

  it('shows other lines and checks once it is scrolled', async () => {
    const { onVisible } = renderGrid();
    const grid = await screen.findByRole('grid');
    expect(onVisible).toHaveBeenLastCalledWith(0, expect.any(Number));
    grid.scrollTop = 200_000;
    grid.scrollLeft = 12_000;
    fireEvent.scroll(grid);
    expect(
      await screen.findByRole('link', { name: 'Agent 5000' }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('columnheader', { name: 'Check 200' }),
    ).toBeInTheDocument();
    expect(
      screen.queryByRole('columnheader', { name: 'Check 3' }),
    ).not.toBeInTheDocument();
    const [start, end] = onVisible.mock.lastCall;
    expect(start).toBeLessThanOrEqual(5_000);
    expect(end).toBeGreaterThan(5_000);
    expect(grid.querySelectorAll('*').length).toBeLessThanOrEqual(1_000);
  });

  it('rolls a group up in a line of its own', async () => {
    renderGrid();
    const rollUp = await screen.findByRole('gridcell', {
      name: 'Team A, Check 0: 7000 of 9000 pass, 10 unknown',
    });
    expect(rollUp).toHaveTextContent(/^7000\/\u200B9000$/);
    expect(screen.getByRole('rowheader', { name: /Team A/ })).toHaveTextContent(
      '10000 agents · 10000 Gold',
    );
  });

  it('is one stop of the Tab key, which arrow keys move', async () => {
    const { onOpen } = renderGrid();
    const grid = await screen.findByRole('grid');
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await userEvent.tab();
    expect(screen.getByRole('rowheader', { name: /Team A/ })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
    expect(cell('Agent 0, Check 1: fails')).toHaveFocus();
    expect(grid.querySelectorAll('[tabindex="0"]')).toHaveLength(1);
    await userEvent.keyboard('{Enter}');
    expect(onOpen).toHaveBeenCalledWith({
      agent: 'component:default/agent-0',
      check: 'check-1',
    });
  });

  it('goes by keyboard to lines and checks that were not there', async () => {
    renderGrid();
    await screen.findByRole('grid');
    await userEvent.tab();
    await userEvent.keyboard('{Control>}{End}{/Control}');
    expect(cell(`Agent ${AGENTS - 1}, Check 341: fails`)).toHaveFocus();
    await userEvent.keyboard('{Home}');
    expect(
      screen.getByRole('link', { name: `Agent ${AGENTS - 1}` }),
    ).toHaveFocus();
  });

  it('says that a row is loading and keeps its place', async () => {
    renderGrid({
      rowAt: index => (index === 0 ? undefined : rowAt(index)) as ScorecardRow,
    });
    const loading = await screen.findByRole('rowheader', { name: 'Loading…' });
    expect(loading.parentElement).toHaveAttribute('aria-rowindex', '3');
    expect(loading.parentElement).toHaveAttribute('aria-busy', 'true');
  });
});
