import type {
  CheckOutcome,
  ScorecardGroupsQuery,
} from '@agent-portal/plugin-agents-common';

/** What rows can be grouped by. */
export const GROUPINGS = ['owner', 'system', 'wave'] as const;

/** What rows are grouped by. */
export type Grouping = (typeof GROUPINGS)[number];

/** The outcomes in the order in which they need someone. */
export const OUTCOMES = [
  'fail',
  'unknown',
  'exempt',
  'not-applicable',
  'pass',
] as const satisfies readonly CheckOutcome[];

/** The filters that take several values. */
export const FILTER_KEYS = [
  'owner',
  'system',
  'wave',
  'level',
  'outcome',
] as const;

/** The name of a filter that takes several values. */
export type FilterKey = (typeof FILTER_KEYS)[number];

/** A cell of the matrix whose why is open. */
export interface OpenCell {
  agent: string;
  check: string;
}

/** Everything about the matrix that its address says. */
export interface ReadinessView {
  /** Reference of the scorecard; absent: the default one. */
  scorecard?: string;
  groupBy: Grouping;
  text: string;
  filters: Record<FilterKey, string[]>;
  /** The check that `outcome` is about; absent: any. */
  check?: string;
  open?: OpenCell;
}

const MAXIMUM_VALUES = 100;

/** Reads the view from an address; what it does not know it leaves out. */
export function parseReadinessView(params: URLSearchParams): ReadinessView {
  const agent = params.get('agent');
  const show = params.get('show');
  return {
    scorecard: params.get('scorecard') || undefined,
    groupBy:
      GROUPINGS.find(grouping => grouping === params.get('groupBy')) ?? 'owner',
    text: (params.get('text') ?? '').slice(0, 200),
    filters: {
      owner: valuesOf(params, 'owner'),
      system: valuesOf(params, 'system'),
      wave: valuesOf(params, 'wave'),
      level: valuesOf(params, 'level'),
      outcome: valuesOf(params, 'outcome').filter(isOutcome),
    },
    check: params.get('check') || undefined,
    open: agent && show ? { agent, check: show } : undefined,
  };
}

/** Writes the view to an address; what is as usual is left out. */
export function formatReadinessView(view: ReadinessView): URLSearchParams {
  const params = new URLSearchParams();
  if (view.scorecard) params.set('scorecard', view.scorecard);
  if (view.groupBy !== 'owner') params.set('groupBy', view.groupBy);
  if (view.text) params.set('text', view.text);
  for (const key of FILTER_KEYS) {
    for (const value of view.filters[key]) params.append(key, value);
  }
  if (view.check) params.set('check', view.check);
  if (view.open) {
    params.set('agent', view.open.agent);
    params.set('show', view.open.check);
  }
  return params;
}

/** What the view asks the backend for. */
export function toReadinessQuery(view: ReadinessView): ScorecardGroupsQuery {
  const query: ScorecardGroupsQuery = { groupBy: view.groupBy };
  if (view.text.trim()) query.text = view.text.trim();
  for (const key of FILTER_KEYS) {
    if (key !== 'outcome' && view.filters[key].length > 0) {
      query[key] = view.filters[key];
    }
  }
  const outcome = view.filters.outcome.filter(isOutcome);
  if (outcome.length > 0) query.outcome = outcome;
  if (view.check && outcome.length > 0) query.check = view.check;
  return query;
}

/** Whether a view leaves agents out. */
export function isFiltered(view: ReadinessView): boolean {
  return (
    view.text.trim() !== '' ||
    FILTER_KEYS.some(key => view.filters[key].length > 0)
  );
}

/** No filter at all. */
export function noFilters(): ReadinessView['filters'] {
  return { owner: [], system: [], wave: [], level: [], outcome: [] };
}

function valuesOf(params: URLSearchParams, key: FilterKey): string[] {
  return [...new Set(params.getAll(key))]
    .filter(Boolean)
    .slice(0, MAXIMUM_VALUES);
}

function isOutcome(value: string): value is CheckOutcome {
  return OUTCOMES.some(outcome => outcome === value);
}
