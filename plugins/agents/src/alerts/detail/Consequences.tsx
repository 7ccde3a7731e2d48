import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { StatusLabel, useAlerts } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertRouteRef } from '../../routes';

/** As many as the API gives at once. */
const LOOKED_AT = 200;

/** The alerts that this one explains, of which nobody is told; nothing when there are none. */
export function Consequences({ alert }: { alert: AlertRow }) {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(alertRouteRef);
  const { data } = useAlerts({ quiet: true, limit: LOOKED_AT });
  const explained =
    data?.items.filter(row => row.explainedBy?.id === alert.id) ?? [];
  if (explained.length === 0) return null;
  return (
    <section aria-label="Consequences">
      <h2 className={classes.heading}>Consequences</h2>
      <p className={classes.text}>
        Nobody is told of these, as this alert explains them.
      </p>
      <ul className={classes.plainList}>
        {explained.map(row => (
          <li key={row.id} className={`${classes.text} ${classes.row}`}>
            <StatusLabel kind="severity" status={row.severity} />
            <Link to={addressOf({ id: row.id })}>{row.title}</Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
