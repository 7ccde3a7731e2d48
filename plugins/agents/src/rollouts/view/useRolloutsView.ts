import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type RolloutsView,
  everything,
  formatRolloutsView,
  parseRolloutsView,
} from './rolloutsView';

/** The view that the address holds, and how to go to another. */
export interface RolloutsViewState {
  view: RolloutsView;
  /** Changes filters; the page of what has ended is the newest again. */
  setFilter(change: Partial<Omit<RolloutsView, 'cursor'>>): void;
  clearFilters(): void;
  /** Goes to a page of the rollouts that have ended; nothing is the newest. */
  goTo(cursor: string | undefined): void;
}

/** Keeps the view in the address, so that Back works and a link shows the same. */
export function useRolloutsView(): RolloutsViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseRolloutsView(params), [params]);
  const show = useCallback(
    (next: RolloutsView) => setParams(formatRolloutsView(next)),
    [setParams],
  );
  return useMemo(
    () => ({
      view,
      setFilter: change => show({ ...view, ...change, cursor: undefined }),
      clearFilters: () => show(everything()),
      goTo: cursor => show({ ...view, cursor }),
    }),
    [show, view],
  );
}
