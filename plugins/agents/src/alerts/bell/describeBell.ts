import type { AlertSummary } from '@agent-portal/plugin-agents-common';
import { formatCount } from '@agent-portal/plugin-agents-react';

/** What the bell says. */
export interface Bell {
  /** Open alerts that are P0 or P1 or wait for me; what the badge shows. */
  count: number;
  /** The name of the entry, with the counts in words. */
  label: string;
}

/**
 * Says how many alerts of the two worst severities are open and how many wait for the signed-in
 * person. The same alert may be both; the badge shows the larger number, so that none counts twice.
 */
export function describeBell(summary: AlertSummary | undefined): Bell {
  if (!summary) return { count: 0, label: 'Alerts' };
  const { counts, mine } = summary;
  const urgent = counts.P0.open + counts.P1.open;
  const overdue = Object.values(counts).reduce(
    (sum, item) => sum + item.overdue,
    0,
  );
  const parts = [
    urgent > 0 && `${formatCount(urgent)} open P0 or P1`,
    mine > 0 && `${formatCount(mine)} ${mine === 1 ? 'waits' : 'wait'} for you`,
    overdue > 0 && `${formatCount(overdue)} overdue`,
  ].filter(Boolean);
  return {
    count: Math.max(urgent, mine),
    label: parts.length > 0 ? `Alerts: ${parts.join(', ')}` : 'Alerts',
  };
}
