import type {
  AlertKind,
  AlertSeverity,
  AlertState,
  AlertsQuery,
} from '@agent-portal/plugin-agents-common';
import {
  ALERT_KINDS,
  ALERT_SEVERITIES,
  ALERT_STATES,
} from '@agent-portal/plugin-agents-react';

/** Alerts of one page of the list. */
export const PAGE_SIZE = 50;

/** Everything about the list of alerts that its address says. */
export interface AlertsView {
  /** Only alerts in these states; those that are not resolved when empty. */
  state: AlertState[];
  severity: AlertSeverity[];
  kind: AlertKind[];
  owner: string[];
  /** Reference of an agent. */
  agent?: string;
  /** Only those that wait for who is signed in. */
  mine: boolean;
  /** Also those that nobody is told of. */
  quiet: boolean;
  /** A page further down; the first when absent. */
  cursor?: string;
}

/** A view without the page that it is at. */
export type AlertsFilter = Omit<AlertsView, 'cursor'>;

const MAXIMUM_VALUES = 100;

/** Reads the view from an address; what it does not know it leaves out. */
export function parseAlertsView(params: URLSearchParams): AlertsView {
  return {
    state: known(params, 'state', ALERT_STATES),
    severity: known(params, 'severity', ALERT_SEVERITIES),
    kind: known(params, 'kind', ALERT_KINDS),
    owner: valuesOf(params, 'owner'),
    agent: params.get('agent') || undefined,
    mine: params.get('mine') === 'true',
    quiet: params.get('quiet') === 'true',
    cursor: params.get('cursor') || undefined,
  };
}

/** Writes the view to an address; what is as usual is left out. */
export function formatAlertsView(view: AlertsView): URLSearchParams {
  const params = new URLSearchParams();
  for (const key of ['state', 'severity', 'kind', 'owner'] as const) {
    for (const value of view[key]) params.append(key, value);
  }
  if (view.agent) params.set('agent', view.agent);
  if (view.mine) params.set('mine', 'true');
  if (view.quiet) params.set('quiet', 'true');
  if (view.cursor) params.set('cursor', view.cursor);
  return params;
}

/** The page of alerts that a view asks for. */
export function toAlertsQuery(view: AlertsView): AlertsQuery {
  const { state, severity, kind, owner, agent, mine, quiet, cursor } = view;
  return {
    ...(state.length > 0 && { state }),
    ...(severity.length > 0 && { severity }),
    ...(kind.length > 0 && { kind }),
    ...(owner.length > 0 && { owner }),
    ...(agent && { agent }),
    ...(mine && { mine }),
    ...(quiet && { quiet }),
    ...(cursor && { cursor }),
    limit: PAGE_SIZE,
  };
}

/** Whether a view leaves out alerts that are there without a filter. */
export function isFiltered(view: AlertsView): boolean {
  const { state, severity, kind, owner, agent, mine } = view;
  return (
    [state, severity, kind, owner].some(values => values.length > 0) ||
    Boolean(agent) ||
    mine
  );
}

/** No filter at all. */
export function everything(): AlertsFilter {
  return {
    state: [],
    severity: [],
    kind: [],
    owner: [],
    agent: undefined,
    mine: false,
    quiet: false,
  };
}

function known<T extends string>(
  params: URLSearchParams,
  key: string,
  values: readonly T[],
): T[] {
  const given = params.getAll(key);
  return values.filter(value => given.includes(value));
}

function valuesOf(params: URLSearchParams, key: string): string[] {
  return [...new Set(params.getAll(key))]
    .filter(Boolean)
    .slice(0, MAXIMUM_VALUES);
}
