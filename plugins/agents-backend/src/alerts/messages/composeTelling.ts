import type { AlertTelling, ToldAlert } from './model';

const MOST_LISTED = 10;

/** What people read of a telling. */
export interface TellingText {
  title: string;
  description: string;
  /** Path within the portal. */
  link: string;
}

/** Puts a telling in words. */
export function composeTelling(telling: AlertTelling): TellingText {
  const { alerts, notes } = telling;
  const [worst] = alerts;
  if (alerts.length === 1) {
    return {
      title: titleOf(worst),
      description: [describeOne(worst), ...notes].join(' '),
      link: alertPath(worst.record.id),
    };
  }
  const listed = alerts.slice(0, MOST_LISTED).map(titleOf);
  const left = alerts.length - listed.length;
  return {
    title: telling.isEnd
      ? describeEnds(alerts)
      : `${alerts.length} alerts, the worst ${worst.record.severity}: ${worst.record.condition.title}`,
    description: [
      `${listed.join('; ')}${left > 0 ? `; and ${left} more` : ''}.`,
      ...notes,
    ].join(' '),
    link: '/agents/alerts',
  };
}

/** The page of an alert. */
export function alertPath(id: string): string {
  return `/agents/alerts/${encodeURIComponent(id)}`;
}

function titleOf({ message, record }: ToldAlert): string {
  const { severity, condition } = record;
  switch (message.event) {
    case 'resolved':
      return `${isLost(record) ? 'Lost' : 'Resolved'}: ${severity} ${
        condition.title
      }`;
    case 'escalated':
      return `${severity} nobody acknowledged: ${condition.title}`;
    case 'reopened':
      return `${severity} again: ${condition.title}`;
    case 'severity':
      return `Now ${severity}: ${condition.title}`;
    default:
      return `${severity}: ${condition.title}`;
  }
}

/** One that is lost may go on: that is not told as good news. */
function describeEnds(alerts: ToldAlert[]): string {
  const lost = alerts.filter(({ record }) => isLost(record)).length;
  if (lost === 0) return `${alerts.length} alerts resolved`;
  const resolved = alerts.length - lost;
  return resolved === 0
    ? `${lost} alerts lost: it is not known whether they are over`
    : `${resolved} alerts resolved, and ${lost} lost: it is not known whether these are over`;
}

function isLost({ resolved }: ToldAlert['record']): boolean {
  return resolved?.isLost === true;
}

function describeOne({ message, record }: ToldAlert): string {
  const { condition, acknowledgeBy, resolved } = record;
  if (message.event === 'resolved') {
    return resolved?.by !== undefined
      ? 'Somebody resolved it.'
      : resolved?.reason ?? 'It is over.';
  }
  const owners = new Set(condition.agents.map(({ owner }) => owner));
  // Each owner is told, and may not see the agents of the others.
  const reason =
    owners.size > 1
      ? 'It concerns agents of several owners; its page says what you may see.'
      : condition.reason;
  const deadline =
    acknowledgeBy === undefined || record.acknowledged
      ? ''
      : ` To be acknowledged by ${new Date(acknowledgeBy).toISOString()}.`;
  return `${reason}${deadline}`;
}
