import {
  type FleetFilter,
  type FleetOrderField,
  type FleetQuery,
  HEALTH_STATUSES,
  KPI_STATUSES,
  PHASES,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_SEVERITIES,
  READINESS_STATUSES,
} from '@agent-portal/plugin-agents-react';

/** Rows of one page of the table. */
export const PAGE_SIZE = 50;

/** The columns that the table can be sorted by, and the direction that each starts with. */
export const ORDER_FIELDS: Record<FleetOrderField, 'asc' | 'desc'> = {
  name: 'asc',
  owner: 'asc',
  wave: 'asc',
  phase: 'asc',
  health: 'desc',
  kpi: 'desc',
  readiness: 'desc',
  alerts: 'desc',
  changedAt: 'desc',
};

/** The filters that take several values. */
export const FILTER_KEYS = [
  'health',
  'kpi',
  'readiness',
  'alert',
  'phase',
  'wave',
  'owner',
  'environment',
  'family',
  'system',
] as const;

/** The name of a filter that takes several values. */
export type FilterKey = (typeof FILTER_KEYS)[number];

/** The values of every filter; a filter that is not set is empty. */
export type FilterValues = Record<FilterKey, string[]>;

/** Everything about the fleet page that its address says. */
export interface FleetView {
  layout: 'table' | 'board';
  text: string;
  filters: FilterValues;
  orderBy: FleetOrderField;
  order: 'asc' | 'desc';
  cursor?: string;
}

/** Worst severities of the open alerts of an agent; `none` is without any. */
export const ALERT_VALUES = [...ALERT_SEVERITIES, 'none'] as const;

const ALLOWED: Partial<Record<FilterKey, readonly string[]>> = {
  health: HEALTH_STATUSES,
  kpi: KPI_STATUSES,
  readiness: READINESS_STATUSES,
  alert: ALERT_VALUES,
  phase: PHASES,
};

const MAXIMUM_VALUES = 100;

/** A value in an address that the page does not know, and those that it does. */
export interface IgnoredValue {
  parameter: string;
  value: string;
  known: readonly string[];
}

/** The values in an address that {@link parseFleetView} leaves out. */
export function findIgnoredValues(params: URLSearchParams): IgnoredValue[] {
  const closed: Record<string, readonly string[]> = {
    ...ALLOWED,
    layout: ['table', 'board'],
    orderBy: Object.keys(ORDER_FIELDS),
    order: ['asc', 'desc'],
  };
  return Object.entries(closed).flatMap(([parameter, known]) =>
    [...new Set(params.getAll(parameter))]
      .filter(value => value && !known.includes(value))
      .map(value => ({ parameter, value, known })),
  );
}

/**
 * Reads the view from an address. What it does not know, an old link's phase for instance, it
 * leaves out; {@link findIgnoredValues} says what that is.
 */
export function parseFleetView(params: URLSearchParams): FleetView {
  const requested = params.get('orderBy');
  const orderBy = isOrderField(requested) ? requested : 'health';
  const direction = params.get('order');
  return {
    layout: params.get('layout') === 'board' ? 'board' : 'table',
    text: (params.get('text') ?? '').slice(0, 200),
    filters: mapFilters(key => {
      const values = [...new Set(params.getAll(key))].filter(Boolean);
      const allowed = ALLOWED[key];
      return (
        allowed ? values.filter(value => allowed.includes(value)) : values
      ).slice(0, MAXIMUM_VALUES);
    }),
    orderBy,
    order:
      direction === 'asc' || direction === 'desc'
        ? direction
        : ORDER_FIELDS[orderBy],
    cursor: params.get('cursor') || undefined,
  };
}

/** Writes the view to an address; what is as usual is left out. */
export function formatFleetView(view: FleetView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.layout === 'board') params.set('layout', 'board');
  if (view.text) params.set('text', view.text);
  for (const key of FILTER_KEYS) {
    for (const value of view.filters[key]) params.append(key, value);
  }
  if (view.orderBy !== 'health') params.set('orderBy', view.orderBy);
  if (view.order !== ORDER_FIELDS[view.orderBy]) {
    params.set('order', view.order);
  }
  if (view.cursor) params.set('cursor', view.cursor);
  return params;
}

/**
 * The filter of a view as the API takes it.
 *
 * @param omit - A filter to leave out, to count what its other values would give.
 */
export function toFleetFilter(view: FleetView, omit?: FilterKey): FleetFilter {
  const filter: Record<string, string | string[]> = {};
  if (view.text.trim()) filter.text = view.text.trim();
  for (const key of FILTER_KEYS) {
    if (key !== omit && view.filters[key].length > 0) {
      filter[key] = view.filters[key];
    }
  }
  // The values of the closed lists were checked when the address was read.
  return filter as FleetFilter;
}

/** The page of agents that a view asks for. */
export function toFleetQuery(view: FleetView): FleetQuery {
  return {
    ...toFleetFilter(view),
    orderBy: view.orderBy,
    order: view.order,
    limit: PAGE_SIZE,
    ...(view.cursor && { cursor: view.cursor }),
  };
}

/** Whether a view leaves agents out. */
export function isFiltered(view: FleetView): boolean {
  return (
    view.text.trim() !== '' ||
    FILTER_KEYS.some(key => view.filters[key].length > 0)
  );
}

/** No filter at all. */
export function noFilters(): FilterValues {
  return mapFilters(() => []);
}

function mapFilters(values: (key: FilterKey) => string[]): FilterValues {
  return {
    health: values('health'),
    kpi: values('kpi'),
    readiness: values('readiness'),
    alert: values('alert'),
    phase: values('phase'),
    wave: values('wave'),
    owner: values('owner'),
    environment: values('environment'),
    family: values('family'),
    system: values('system'),
  };
}

function isOrderField(value: string | null): value is FleetOrderField {
  return value !== null && Object.hasOwn(ORDER_FIELDS, value);
}
