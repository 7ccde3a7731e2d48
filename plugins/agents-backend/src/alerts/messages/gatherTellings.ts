import { groupBy } from '../../fleet/groupBy';
import type { AlertTelling, ToldAlert } from './model';
import type { Recipients } from './RecipientResolver';

/** Alerts that are told at once, at most. */
const MOST_AT_ONCE = 50;

interface Addressed extends ToldAlert {
  recipients: Recipients;
}

/**
 * Puts together what is told at once: over the same channel, to the same recipients, and either
 * that it began or that it is over. What was put together before stays so.
 */
export async function gatherTellings(
  alerts: ToldAlert[],
  options: {
    resolve: (alert: ToldAlert) => Promise<Recipients>;
    /** Told of alerts whose recipients could not be looked up. */
    onProblem: (alerts: ToldAlert[], error: unknown) => Promise<void>;
  },
): Promise<AlertTelling[]> {
  const addressed: Addressed[] = [];
  for (const alert of alerts) {
    try {
      addressed.push({ ...alert, recipients: await options.resolve(alert) });
    } catch (error) {
      await options.onProblem([alert], error);
    }
  }
  return [...groupBy(addressed, keyOf).values()].flatMap(group =>
    chunk(group).map(toTelling),
  );
}

function keyOf({ message, recipients }: Addressed): string {
  return JSON.stringify(
    message.batch !== undefined
      ? [message.channel, message.batch]
      : [
          message.channel,
          message.event === 'resolved',
          // One that failed alone is tried again alone.
          message.attempts > 0 ? message.key : recipients.refs,
        ],
  );
}

function toTelling(group: Addressed[]): AlertTelling {
  const sorted = [...group].sort(
    (a, b) =>
      a.record.severity.localeCompare(b.record.severity) ||
      a.message.at - b.message.at,
  );
  const [first] = group;
  const { message } = first;
  return {
    key: message.batch ?? message.key,
    alerts: sorted.map(({ message: told, record }) => ({
      message: told,
      record,
    })),
    isEnd: message.event === 'resolved',
    to: first.recipients.refs,
    notes: [...new Set(group.flatMap(({ recipients }) => recipients.notes))],
    progress: message.progress,
  };
}

function chunk(group: Addressed[]): Addressed[][] {
  const chunks: Addressed[][] = [];
  for (let start = 0; start < group.length; start += MOST_AT_ONCE) {
    chunks.push(group.slice(start, start + MOST_AT_ONCE));
  }
  return chunks;
}
