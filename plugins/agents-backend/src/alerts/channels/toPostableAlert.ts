import type {
  AlertRecord,
  AlertSeverity,
} from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import { alertPath } from '../messages/composeTelling';
import { toIso } from './toIso';

/** Label of alerts that the portal has sent itself. */
export const PORTAL_ALERT_LABEL = 'portal_alert';

const MOST_AGENTS = 50;

/** An alert as Alertmanager takes it. */
export interface PostableAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  generatorURL: string;
}

/**
 * An alert for Alertmanager. Its labels are its identity there, so they hold what does not change
 * while the alert is there; only the severity can rise.
 *
 * @param options - `endsAt` in ms since 1970: when it ended, or when it counts as ended unless it
 * is sent again.
 */
export function toPostableAlert(
  record: AlertRecord,
  options: { endsAt: number; appUrl: string; severity?: AlertSeverity },
): PostableAlert {
  const { condition } = record;
  const { subjectRef, environmentRef } = condition;
  const isAgent = condition.agents.some(({ ref }) => ref === subjectRef);
  return {
    labels: {
      alertname: condition.rule.id,
      severity: options.severity ?? record.severity,
      ...(subjectRef && {
        [isAgent ? 'agent' : 'subject']: parseEntityRef(subjectRef).name,
      }),
      ...(environmentRef && {
        environment: parseEntityRef(environmentRef).name,
      }),
      [PORTAL_ALERT_LABEL]: record.id,
    },
    annotations: {
      summary: condition.title,
      description: condition.reason,
      agents: listTitles(record),
      ...(condition.runbook && { runbook_url: condition.runbook }),
    },
    startsAt: toIso(record.openedAt ?? record.startedAt),
    endsAt: toIso(options.endsAt),
    generatorURL: `${options.appUrl}${alertPath(record.id)}`,
  };
}

function listTitles({ condition }: AlertRecord): string {
  const titles = condition.agents.map(({ title }) => title);
  const left = titles.length - MOST_AGENTS;
  return `${titles.slice(0, MOST_AGENTS).join(', ')}${
    left > 0 ? ` and ${left} more` : ''
  }`;
}
