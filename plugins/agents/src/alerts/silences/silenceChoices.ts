import type {
  AlertMatcher,
  AlertRow,
} from '@agent-portal/plugin-agents-common';

/** Something that can be silenced, from the narrowest to the widest. */
export interface SilenceChoice {
  id: string;
  label: string;
  matcher: AlertMatcher;
}

/** What can be silenced when looking at an alert. */
export function listSilenceChoices(alert: AlertRow): SilenceChoice[] {
  const { subject, environment, rule } = alert;
  // The alert may be about one figure of an agent; what is silenced is all about the agent.
  const title =
    alert.agents.find(({ ref }) => ref === subject.ref)?.title ?? subject.title;
  const choices: SilenceChoice[] = [
    { id: 'alert', label: 'This alert alone', matcher: { alert: alert.id } },
  ];
  if (subject.ref && environment) {
    choices.push({
      id: 'subject-here',
      label: `Every alert about ${title} in ${nameOf(environment)}`,
      matcher: { subject: subject.ref, environment },
    });
  }
  if (subject.ref) {
    choices.push({
      id: 'subject',
      label: `Every alert about ${title}`,
      matcher: { subject: subject.ref },
    });
  }
  if (rule) {
    choices.push({
      id: 'rule',
      label: `Every alert of the rule “${rule.id}”, about whatever agent`,
      matcher: { rule: rule.id },
    });
  }
  return choices;
}

/** Whether a silence keeps an alert quiet; what the matcher leaves out matches all. */
export function matchesAlert(matcher: AlertMatcher, alert: AlertRow): boolean {
  const { agents, severities } = matcher;
  return (
    (!matcher.alert || matcher.alert === alert.id) &&
    (!matcher.subject || matcher.subject === alert.subject.ref) &&
    (!matcher.environment || matcher.environment === alert.environment) &&
    (!matcher.rule || matcher.rule === alert.rule?.id) &&
    (!severities?.length || severities.includes(alert.severity)) &&
    (!agents?.length ||
      (alert.agentsTotal === alert.agents.length &&
        alert.agents.every(({ ref }) => agents.includes(ref))))
  );
}

/** For how long alerts can be silenced, in milliseconds. */
export const SILENCE_DURATIONS: readonly { ms: number; label: string }[] = [
  { ms: 30 * 60_000, label: '30 min' },
  { ms: 60 * 60_000, label: '1 h' },
  { ms: 4 * 60 * 60_000, label: '4 h' },
  { ms: 24 * 60 * 60_000, label: '24 h' },
  { ms: 7 * 24 * 60 * 60_000, label: '7 d' },
];

function nameOf(ref: string): string {
  return ref.slice(ref.indexOf('/') + 1);
}
