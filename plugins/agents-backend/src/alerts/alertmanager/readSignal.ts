import { createHash } from 'node:crypto';
import {
  type AlertmanagerNotification,
  boundedText,
} from '@agent-portal/plugin-agents-common';
import { PORTAL_ALERT_LABEL } from '../channels/toPostableAlert';
import type { StoredSignal } from './AlertSignalStore';

/** An alert as Alertmanager sends it. */
export type ReceivedAlert = AlertmanagerNotification['alerts'][number];

const SOURCE = 'alertmanager';
const MOST_LABELS = 100;
const LONGEST_LABEL = 2_048;
/** Of labels and annotations together. */
const MOST_CHARACTERS = 32_768;
const MOST_ANNOTATIONS = 50;
const LONGEST_ANNOTATION = 2_000;
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** What no engine can store: NUL and halves of surrogate pairs. */
const UNSTORABLE = /[\0\ud800-\udfff]/gu;

/** A signal without what only the catalog knows, or why it is refused. */
export type SignalReading =
  | { signal: StoredSignal }
  | { refused: { alert: string; reason: string } };

/** Reads one alert of a notification. Times in ms. */
export function readSignal(
  alert: ReceivedAlert,
  options: { now: number; expiryMs: number },
): SignalReading {
  const reason = whyRefused(alert, options.now);
  if (reason !== undefined) {
    return { refused: { alert: nameAlert(alert), reason } };
  }
  const { now, expiryMs } = options;
  const labels = clean(Object.entries(alert.labels));
  const endsAt = readEnd(alert, now);
  return {
    signal: {
      fingerprint: boundedText(alert.fingerprint, 200) ?? digest(labels),
      source: SOURCE,
      labels,
      annotations: readAnnotations(alert),
      startsAt: Math.min(Date.parse(alert.startsAt), now),
      receivedAt: now,
      expiresAt: now + expiryMs,
      ...(endsAt !== undefined && { endsAt }),
      ...readUrl(alert.generatorURL),
    },
  };
}

/** What an alert is called in an answer. */
export function nameAlert({ labels, fingerprint }: ReceivedAlert): string {
  return (
    boundedText(labels.alertname, 100) ??
    boundedText(fingerprint, 100) ??
    'without a name'
  );
}

function whyRefused(alert: ReceivedAlert, now: number): string | undefined {
  const { labels, startsAt } = alert;
  const names = Object.keys(labels);
  if (labels[PORTAL_ALERT_LABEL] !== undefined) {
    return `It has the label ${PORTAL_ALERT_LABEL}: it is an alert of this portal that came back. Leave such alerts out of the route to the portal.`;
  }
  if (!labels.alertname?.trim()) return 'It has no label alertname.';
  if (names.length > MOST_LABELS) {
    return `It has ${names.length} labels; at most ${MOST_LABELS} are taken.`;
  }
  const long = names.find(
    name => name.length > LONGEST_LABEL || labels[name].length > LONGEST_LABEL,
  );
  if (long !== undefined) {
    return `The label ${long.slice(
      0,
      100,
    )} is longer than ${LONGEST_LABEL} characters.`;
  }
  const size = names.reduce(
    (sum, name) => sum + name.length + labels[name].length,
    0,
  );
  if (size > MOST_CHARACTERS) {
    return `Its labels have ${size} characters; at most ${MOST_CHARACTERS} are taken.`;
  }
  const start = Date.parse(startsAt);
  if (Number.isNaN(start))
    return `startsAt is "${startsAt}", which is no time.`;
  if (start > now + CLOCK_DIFFERENCE_MS) {
    return `startsAt is ${startsAt}, more than 5 minutes from now: compare the clocks.`;
  }
  if (alert.status !== 'resolved') return undefined;
  const end = readTime(alert.endsAt);
  if (end === undefined) return undefined;
  if (end < start)
    return `endsAt is ${alert.endsAt}, before startsAt ${startsAt}.`;
  return end > now + CLOCK_DIFFERENCE_MS
    ? `It is resolved, but endsAt is ${alert.endsAt}, more than 5 minutes from now: compare the clocks.`
    : undefined;
}

function readEnd(alert: ReceivedAlert, now: number): number | undefined {
  if (alert.status !== 'resolved') return undefined;
  return Math.min(readTime(alert.endsAt) ?? now, now);
}

/** Alertmanager writes the year 1 for a time that is not there. */
function readTime(text: string | undefined): number | undefined {
  const time = Date.parse(text ?? '');
  return time > 0 ? time : undefined;
}

function readAnnotations(alert: ReceivedAlert): Record<string, string> {
  const entries = Object.entries(alert.annotations ?? {})
    .slice(0, MOST_ANNOTATIONS)
    .flatMap(([name, value]): Array<[string, string]> => {
      const text = boundedText(value, LONGEST_ANNOTATION);
      return text === undefined ? [] : [[name.slice(0, 100), text]];
    });
  let left = MOST_CHARACTERS;
  return clean(
    entries.filter(([name, value]) => {
      left -= name.length + value.length;
      return left >= 0;
    }),
  );
}

function readUrl(text: string | undefined): { generatorUrl?: string } {
  if (text === undefined || !URL.canParse(text)) return {};
  const { protocol, href } = new URL(text);
  return ['http:', 'https:'].includes(protocol) ? { generatorUrl: href } : {};
}

function clean(entries: Array<[string, string]>): Record<string, string> {
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name.replace(UNSTORABLE, ''),
      value.replace(UNSTORABLE, ''),
    ]),
  );
}

function digest(labels: Record<string, string>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
