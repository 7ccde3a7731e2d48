import type { AlertMatcher } from '@agent-portal/plugin-agents-common';
import { formatAlertCount, useAlerts } from '@agent-portal/plugin-agents-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { matchesAlert } from './silenceChoices';

/** As many as the API gives at once. */
const LOOKED_AT = 200;
const NAMED = 3;

/** Which of the present alerts a silence would keep quiet. */
export function SilenceReach({ matcher }: { matcher: AlertMatcher }) {
  const classes = useRolloutStyles();
  const { data, isError } = useAlerts({ quiet: true, limit: LOOKED_AT });
  if (!data) {
    return (
      <p className={classes.text} role="status">
        {isError
          ? 'How many alerts that is could not be found out.'
          : 'Counting the alerts that this keeps quiet…'}
      </p>
    );
  }
  const matching = data.items.filter(alert => matchesAlert(matcher, alert));
  const named = matching.slice(0, NAMED).map(({ title }) => title);
  const more = matching.length - named.length;
  const least = data.nextCursor ? 'at least ' : '';
  return (
    <p className={classes.text} role="status">
      Keeps {least}
      {formatAlertCount(matching.length)} quiet now
      {named.length > 0 && `: ${named.join('; ')}`}
      {more > 0 && ` and ${more} more`}.
    </p>
  );
}
