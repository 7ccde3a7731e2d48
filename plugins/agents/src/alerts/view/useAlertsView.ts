import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type AlertsFilter,
  type AlertsView,
  everything,
  formatAlertsView,
  parseAlertsView,
} from './alertsView';

/** The view that the address holds, and how to go to another. */
export interface AlertsViewState {
  view: AlertsView;
  /** Changes filters; the page is the first again. */
  setFilter(change: Partial<AlertsFilter>): void;
  clearFilters(): void;
  /** Goes to a page; nothing is the first. */
  goTo(cursor: string | undefined): void;
}

/** Keeps the view in the address, so that Back works and a link shows the same. */
export function useAlertsView(): AlertsViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseAlertsView(params), [params]);
  const show = useCallback(
    (next: AlertsView) => setParams(formatAlertsView(next)),
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
