import type { AlertCountsBySeverity } from '../api/types';
import type { AlertRecord } from './model';
import { ALERT_SEVERITIES, compareSeverities } from './severities';
import { isOpen } from './step/AlertTurn';
import { isQuiet } from './step/tellAlert';

/** What alerts are put in order by. @public */
export type OrderedAlert = Pick<
  AlertRecord,
  'severity' | 'acknowledgeBy' | 'clearedAt' | 'startedAt' | 'id'
>;

/**
 * Orders alerts: the most severe first, then those whose deadline is the nearest, then those that
 * have been there the longest.
 *
 * @public
 */
export function compareAlerts(a: OrderedAlert, b: OrderedAlert): number {
  const severity = compareSeverities(a.severity, b.severity);
  if (severity !== 0) return severity;
  const [left, right] = [deadlineOf(a), deadlineOf(b)];
  if (left !== right) return left < right ? -1 : 1;
  if (a.startedAt !== b.startedAt) return a.startedAt - b.startedAt;
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}

/** What is over waits for nobody. */
function deadlineOf({ acknowledgeBy, clearedAt }: OrderedAlert): number {
  return clearedAt === undefined ? acknowledgeBy ?? Infinity : Infinity;
}

/**
 * Counts alerts that are not resolved: by severity those of which people are told, and apart from
 * them those that are silenced or explained by another.
 *
 * @param now - Ms since 1970.
 * @public
 */
export function countAlerts(
  alerts: Iterable<AlertRecord>,
  now: number,
): { counts: AlertCountsBySeverity; quiet: number } {
  const counts: AlertCountsBySeverity = {
    P0: { open: 0, acknowledged: 0, overdue: 0 },
    P1: { open: 0, acknowledged: 0, overdue: 0 },
    P2: { open: 0, acknowledged: 0, overdue: 0 },
    P3: { open: 0, acknowledged: 0, overdue: 0 },
  };
  let quiet = 0;
  for (const alert of alerts) {
    if (!isOpen(alert) || !ALERT_SEVERITIES.includes(alert.severity)) continue;
    if (isQuiet(alert)) {
      quiet += 1;
      continue;
    }
    const of = counts[alert.severity];
    if (alert.state === 'acknowledged') of.acknowledged += 1;
    else of.open += 1;
    const { acknowledgeBy = Infinity, state } = alert;
    if (state === 'open' && acknowledgeBy <= now) of.overdue += 1;
  }
  return { counts, quiet };
}
