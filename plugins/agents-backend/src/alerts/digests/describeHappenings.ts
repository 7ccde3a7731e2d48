import { formatDuration } from '@agent-portal/plugin-agents-common';
import { parseEntityRef } from '@backstage/catalog-model';
import type {
  DigestAlert,
  DigestLevelChange,
  DigestRollout,
} from './DigestReadModel';
import { count, listSome } from './listSome';

const SEVERITIES = ['P0', 'P1', 'P2', 'P3'] as const;

/** Titles of agents by reference. */
export type TitleOf = (ref: string) => string;

/** What was rolled out. */
export function describeRollouts(
  rollouts: DigestRollout[],
  titleOf: TitleOf,
): string {
  const began = rollouts.filter(one => one.began).length;
  const ended = rollouts.filter(one => one.ended);
  const open = rollouts.filter(
    one => !one.ended && !['pending', 'superseded'].includes(one.state),
  ).length;
  if (began === 0 && ended.length === 0) {
    return `none began or ended${open > 0 ? `; ${open} under way` : ''}.`;
  }
  const states = [...new Set(ended.map(({ state }) => state))].map(
    state =>
      `${ended.filter(one => one.state === state).length} ${state.replace(
        '-',
        ' ',
      )}`,
  );
  const bad = ended
    .filter(({ state }) => state !== 'succeeded')
    .map(
      ({ agentRef, environmentRef, version, state }) =>
        `${titleOf(agentRef)} ${version} in ${
          parseEntityRef(environmentRef).name
        } ${state.replace('-', ' ')}`,
    );
  return [
    `${began} began and ${ended.length} ended${
      states.length > 0 ? `: ${states.join(', ')}` : ''
    }; ${open} under way.`,
    ...(bad.length > 0 ? [`${listSome(bad)}.`] : []),
  ].join(' ');
}

/** Which levels were gained and lost. */
export function describeLevels(
  changes: DigestLevelChange[],
  titleOf: TitleOf,
): string {
  if (changes.length === 0) return 'no level was gained or lost.';
  const lost = changes.filter(({ isLoss }) => isLoss);
  const names = lost.map(
    ({ agentRef, text }) => `${titleOf(agentRef)}: ${text.replace(/\.$/, '')}`,
  );
  return [
    `${count(changes.length - lost.length, 'level')} gained, ${
      lost.length
    } lost.`,
    ...(names.length > 0 ? [`${listSome(names)}.`] : []),
  ].join(' ');
}

/** Which alerts were raised, and how soon somebody took them on. */
export function describeAlerts(alerts: DigestAlert[]): string {
  if (alerts.length === 0) return 'none was raised.';
  const bySeverity = SEVERITIES.flatMap(severity => {
    const ones = alerts.filter(one => one.severity === severity);
    if (ones.length === 0) return [];
    return [`${ones.length} ${severity} (${describeAnswers(ones)})`];
  });
  const open = alerts.filter(({ state }) => state !== 'resolved');
  return [
    `${count(
      alerts.length,
      'alert was',
      'alerts were',
    )} raised: ${bySeverity.join(', ')}.`,
    open.length > 0
      ? `Not over: ${listSome(
          open.map(({ severity, title }) => `${severity} ${title}`),
        )}.`
      : 'All are over.',
  ].join(' ');
}

function describeAnswers(alerts: DigestAlert[]): string {
  const times = alerts
    .flatMap(({ openedAt, acknowledgedAt }) =>
      acknowledgedAt === undefined ? [] : [acknowledgedAt - openedAt],
    )
    .sort((a, b) => a - b);
  if (times.length === 0) return 'none acknowledged';
  const median = times[Math.floor((times.length - 1) / 2)];
  return `${times.length} of ${
    alerts.length
  } acknowledged, half of them within ${formatDuration(median)}`;
}
