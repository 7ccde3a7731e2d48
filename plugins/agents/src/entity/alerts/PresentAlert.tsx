import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { StatusLabel, useChangeFlash } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { AlertStateLabel } from '../../alerts/card/AlertStateLabel';
import { Deadline } from '../../alerts/card/Deadline';
import { ReasonLine } from '../../alerts/card/ReasonLine';
import { AlertOperations } from '../../alerts/operate/AlertOperations';
import { alertRouteRef } from '../../routes';
import { useCardStyles } from '../useCardStyles';

/** An open alert in a card: how severe, by when, why, and the button to acknowledge it. */
export function PresentAlert({ row }: { row: AlertRow }) {
  const classes = useCardStyles();
  const address = useRouteRef(alertRouteRef)({ id: row.id });
  const flash = useChangeFlash(`${row.state} ${row.severity}`);
  return (
    <section aria-label={`${row.severity} ${row.title}`} className={flash}>
      <h4 className={classes.heading}>
        <Link to={address}>{row.title}</Link>
      </h4>
      <div className={`${classes.text} ${classes.headline}`}>
        <StatusLabel kind="severity" status={row.severity} />
        <AlertStateLabel row={row} />
        <Deadline row={row} />
      </div>
      <ReasonLine row={row} />
      {row.did.map(text => (
        <p key={text} className={classes.text}>
          {text}
        </p>
      ))}
      <AlertOperations row={row} />
    </section>
  );
}
