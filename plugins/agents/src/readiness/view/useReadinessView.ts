import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type FilterKey,
  type Grouping,
  type OpenCell,
  type ReadinessView,
  formatReadinessView,
  noFilters,
  parseReadinessView,
} from './readinessView';

/** The view that the address holds, and how to go to another. */
export interface ReadinessViewState {
  view: ReadinessView;
  /** Goes to another scorecard; levels and checks are its own. */
  setScorecard(ref: string): void;
  setGroupBy(groupBy: Grouping): void;
  setFilter(key: FilterKey, values: readonly string[]): void;
  setCheck(check: string | undefined): void;
  setText(text: string): void;
  /** Opens the why of a cell; nothing closes it. */
  open(cell: OpenCell | undefined): void;
  clearFilters(): void;
}

/** Keeps the view in the address, so that Back works and a link shows the same. */
export function useReadinessView(): ReadinessViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseReadinessView(params), [params]);

  const update = useCallback(
    (
      change: (current: ReadinessView) => Partial<ReadinessView>,
      options: { replace?: boolean } = {},
    ) => {
      const current = parseReadinessView(params);
      setParams(
        formatReadinessView({ ...current, ...change(current) }),
        options,
      );
    },
    [params, setParams],
  );

  return useMemo(
    () => ({
      view,
      setScorecard: scorecard =>
        update(({ filters }) => ({
          scorecard,
          filters: { ...filters, level: [] },
          check: undefined,
          open: undefined,
        })),
      setGroupBy: groupBy => update(() => ({ groupBy })),
      setFilter: (key, values) =>
        update(({ filters }) => ({
          filters: { ...filters, [key]: [...values] },
        })),
      setCheck: check =>
        update(({ filters }) => ({
          check,
          // A check alone leaves nobody out: what is asked for are those who lack it.
          filters:
            check && filters.outcome.length === 0
              ? { ...filters, outcome: ['fail', 'unknown'] }
              : filters,
        })),
      // Going on typing is one step for the Back button.
      setText: text => update(() => ({ text }), { replace: view.text !== '' }),
      open: cell => update(() => ({ open: cell })),
      clearFilters: () =>
        update(() => ({ filters: noFilters(), check: undefined, text: '' })),
    }),
    [update, view],
  );
}
