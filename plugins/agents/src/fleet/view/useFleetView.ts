import type {
  FleetOrderField,
  Phase,
} from '@agent-portal/plugin-agents-common';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import {
  type FilterKey,
  type FleetView,
  type IgnoredValue,
  ORDER_FIELDS,
  findIgnoredValues,
  formatFleetView,
  noFilters,
  parseFleetView,
} from './fleetView';

/** The view that the address holds, and how to go to another. */
export interface FleetViewState {
  view: FleetView;
  /** What the address asks for and the page does not know. */
  ignored: IgnoredValue[];
  /** Takes out of the address what the page does not know. */
  dropIgnored(): void;
  /** Sets a filter to exactly these values. */
  setFilter(key: FilterKey, values: readonly string[]): void;
  /** Adds the values to a filter, or takes them out when all of them are in. */
  toggleFilter(key: FilterKey, values: readonly string[]): void;
  setText(text: string): void;
  /** Sorts by a field; once more turns the direction. */
  sortBy(orderBy: FleetOrderField): void;
  setLayout(layout: FleetView['layout']): void;
  goTo(cursor: string | undefined): void;
  /** Shows all agents of one phase in the table. */
  showPhase(phase: Phase): void;
  clearFilters(): void;
}

/** Keeps the view in the address, so that Back works and a link shows the same. */
export function useFleetView(): FleetViewState {
  const [params, setParams] = useSearchParams();
  const view = useMemo(() => parseFleetView(params), [params]);
  const ignored = useMemo(() => findIgnoredValues(params), [params]);

  const update = useCallback(
    (
      change: (current: FleetView) => Partial<FleetView>,
      options: { replace?: boolean } = {},
    ) => {
      const current = parseFleetView(params);
      const next = { ...current, cursor: undefined, ...change(current) };
      setParams(formatFleetView(next), options);
    },
    [params, setParams],
  );

  return useMemo(
    () => ({
      view,
      ignored,
      dropIgnored: () =>
        update(({ cursor }) => ({ cursor }), { replace: true }),
      setFilter: (key, values) =>
        update(({ filters }) => ({
          filters: { ...filters, [key]: [...values] },
        })),
      toggleFilter: (key, values) =>
        update(({ filters }) => ({
          filters: { ...filters, [key]: toggle(filters[key], values) },
        })),
      // Going on typing is one step for the Back button.
      setText: text => update(() => ({ text }), { replace: view.text !== '' }),
      sortBy: orderBy =>
        update(current => ({
          orderBy,
          order:
            current.orderBy === orderBy
              ? opposite(current.order)
              : ORDER_FIELDS[orderBy],
        })),
      setLayout: layout => update(() => ({ layout })),
      showPhase: phase =>
        update(({ filters }) => ({
          layout: 'table',
          filters: { ...filters, phase: [phase] },
        })),
      goTo: cursor => update(() => ({ cursor })),
      clearFilters: () => update(() => ({ filters: noFilters(), text: '' })),
    }),
    [update, view, ignored],
  );
}

function toggle(current: readonly string[], values: readonly string[]) {
  const without = current.filter(value => !values.includes(value));
  return values.every(value => current.includes(value))
    ? without
    : [...without, ...values];
}

function opposite(order: 'asc' | 'desc') {
  return order === 'asc' ? 'desc' : 'asc';
}
