import type {
  AlertCounts,
  AlertCountsBySeverity,
  AlertDetail,
  AlertPage,
  AlertRow,
  AlertsQuery,
  UnknownAlertKind,
} from '@agent-portal/plugin-agents-common';
import { ALERT_SEVERITIES, isQuiet } from '../format';
import { FIXTURE_NOW } from './createManualClock';

const NO_DEADLINE = '9999';

/** What a page of alerts is made of. */
export interface AlertsToAnswer {
  alerts: readonly AlertDetail[];
  /** Ids of those that wait for the one who asks. */
  mine: readonly string[];
  evaluatedAt?: string;
  /** What could not be looked at then. */
  unknown?: UnknownAlertKind[];
}

/** A page of alerts as the backend orders them: the most severe first, then the nearest deadline. */
export function answerAlertPage(
  known: AlertsToAnswer,
  query: AlertsQuery,
): AlertPage {
  const { cursor, limit = 50 } = query;
  const { alerts, mine, evaluatedAt, unknown } = known;
  const matching = alerts
    .filter(alert => matches(alert, query, mine))
    .sort(
      (a, b) =>
        a.severity.localeCompare(b.severity) ||
        (a.acknowledgeBy ?? NO_DEADLINE).localeCompare(
          b.acknowledgeBy ?? NO_DEADLINE,
        ),
    );
  const start = cursor ? Number(cursor) : 0;
  const end = start + limit;
  return {
    items: matching.slice(start, end).map(toAlertRow),
    total: matching.length,
    counts: countAlerts(alerts),
    quiet: alerts.filter(alert => isUnresolved(alert) && isQuiet(alert)).length,
    ...(evaluatedAt && { evaluatedAt }),
    ...(unknown && { unknown }),
    ...(end < matching.length && { nextCursor: String(end) }),
    asOf: new Date(FIXTURE_NOW).toISOString(),
  };
}

/** How many alerts that somebody is told of are open, acknowledged and overdue. */
export function countAlerts(
  alerts: readonly AlertDetail[],
): AlertCountsBySeverity {
  const told = alerts.filter(alert => !isQuiet(alert));
  const [P0, P1, P2, P3] = ALERT_SEVERITIES.map(severity =>
    countOf(told.filter(alert => alert.severity === severity)),
  );
  return { P0, P1, P2, P3 };
}

/** Whether an alert is not over. */
export function isUnresolved({ state }: Pick<AlertRow, 'state'>): boolean {
  return state !== 'resolved';
}

/** An alert as it is in a list. */
export function toAlertRow(alert: AlertDetail): AlertRow {
  const { events: _events, deliveries: _deliveries, ...row } = alert;
  return row;
}

function countOf(alerts: readonly AlertDetail[]): AlertCounts {
  const open = alerts.filter(({ state }) => state === 'open');
  return {
    open: open.length,
    acknowledged: alerts.filter(({ state }) => state === 'acknowledged').length,
    overdue: open.filter(
      ({ acknowledgeBy }) =>
        acknowledgeBy && Date.parse(acknowledgeBy) <= FIXTURE_NOW,
    ).length,
  };
}

function matches(
  alert: AlertDetail,
  query: AlertsQuery,
  mine: readonly string[],
): boolean {
  const { state, severity, kind, owner, agent, quiet } = query;
  return (
    (state?.length ? state.includes(alert.state) : isUnresolved(alert)) &&
    (!severity?.length || severity.includes(alert.severity)) &&
    (!kind?.length || kind.includes(alert.kind)) &&
    (!owner?.length ||
      alert.agents.some(item => owner.includes(item.owner ?? ''))) &&
    (!agent || alert.agents.some(item => item.ref === agent)) &&
    (quiet || !isQuiet(alert)) &&
    (!query.mine || mine.includes(alert.id))
  );
}
