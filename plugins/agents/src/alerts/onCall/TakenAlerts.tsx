import {
  RelativeTime,
  StatusLabel,
  useAlerts,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { RefName } from '../card/RefList';
import { alertRouteRef } from '../../routes';

/** The alerts of mine that somebody looks after already; nothing when there are none. */
export function TakenAlerts() {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(alertRouteRef);
  const { data } = useAlerts({ mine: true, state: ['acknowledged'] });
  if (!data || data.items.length === 0) return null;
  return (
    <section aria-label="Somebody looks after these">
      <h2 className={classes.heading}>Somebody looks after these</h2>
      <ul className={classes.plainList}>
        {data.items.map(row => (
          <li key={row.id} className={classes.card}>
            <div className={classes.row}>
              <StatusLabel kind="severity" status={row.severity} />
              <Link to={addressOf({ id: row.id })}>{row.title}</Link>
            </div>
            {row.acknowledged && (
              <p className={`${classes.text} ${classes.subtle}`}>
                Acknowledged{' '}
                {row.acknowledged.by && (
                  <>
                    by <RefName name={row.acknowledged.by} />{' '}
                  </>
                )}
                <RelativeTime at={row.acknowledged.at} focusable />
                {row.acknowledged.reason ? `: ${row.acknowledged.reason}` : '.'}
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
