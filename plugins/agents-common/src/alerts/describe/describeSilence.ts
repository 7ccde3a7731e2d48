import type { AlertMatcher } from '../../api/types';
import { describeRef } from '../../rollouts/describe';
import { words } from './describeAlertRule';

const MOST_NAMES = 5;

/**
 * What a silence keeps quiet, in plain words: `P2 or P3 alerts about planner in production`.
 *
 * @public
 */
export function describeSilence(matcher: AlertMatcher): string {
  const { severities, subject, agents, environment, rule, alert } = matcher;
  const which = severities && severities.length > 0 ? severities : undefined;
  return [
    alert === undefined
      ? `${which ? `${words(which)} alerts` : 'Alerts'}`
      : `The alert ${alert}${which ? `, while it is ${words(which)}` : ''}`,
    subject === undefined ? '' : `about ${describeRef(subject)}`,
    agents === undefined ? '' : `that concern ${onlySome(agents)} and no other`,
    environment === undefined ? '' : `in ${describeRef(environment)}`,
    rule === undefined ? '' : `raised by the rule ${rule}`,
  ]
    .filter(part => part !== '')
    .join(' ');
}

function onlySome(agents: readonly string[]): string {
  const names = agents.slice(0, MOST_NAMES).map(describeRef);
  const more = agents.length - names.length;
  return more > 0 ? `${names.join(', ')} or ${more} more` : words(names);
}
