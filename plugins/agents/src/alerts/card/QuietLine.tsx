import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { TimeUntil, formatExactTime } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { alertRouteRef } from '../../routes';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { describeOccurrences } from './describeOccurrences';

/** Why nobody is told of an alert, or only once; nothing when everybody is. */
export function QuietLine({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(alertRouteRef);
  const { silencedUntil, explainedBy, flapping, occurrences } = row;
  return (
    <>
      {explainedBy && (
        <p className={classes.text}>
          A consequence of{' '}
          {explainedBy.id ? (
            <Link to={addressOf({ id: explainedBy.id })}>
              {explainedBy.title}
            </Link>
          ) : (
            // In the middle of a sentence.
            explainedBy.title.replace(/^An /, 'an ')
          )}
          : nobody is told of this one.
        </p>
      )}
      {silencedUntil && (
        <p className={classes.text}>
          Silenced until {formatExactTime(silencedUntil)} (
          <TimeUntil at={silencedUntil} />
          ): nobody is told of it.
        </p>
      )}
      {flapping && (
        <p className={classes.text}>
          It comes and goes: it began {describeOccurrences(occurrences)}, and is
          told again only when it goes on.
        </p>
      )}
    </>
  );
}
