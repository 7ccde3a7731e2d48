import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { useChangeFlash } from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { alertRouteRef } from '../../routes';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { AlertOperations } from '../operate/AlertOperations';
import { useAlertStyles } from '../useAlertStyles';
import { AffectedAgents } from './AffectedAgents';
import { AlertHeading } from './AlertHeading';
import { AlertLinks } from './AlertLinks';
import { Deadline } from './Deadline';
import { DidList } from './DidList';
import { EscalationLine } from './EscalationLine';
import { QuietLine } from './QuietLine';

/** Marks the link that the keys of the page go to. */
export const ALERT_LINK_ATTRIBUTE = 'data-alert-link';

/** An alert: its deadline, the cause, whom it concerns, what was done, and what to do. */
export function AlertCard(props: {
  row: AlertRow;
  /** Level of the heading; 3 by default. */
  level?: 2 | 3 | 4;
}) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  const { row, level = 3 } = props;
  const Heading = `h${level}` as const;
  const addressOf = useRouteRef(alertRouteRef);
  const flash = useChangeFlash(`${row.state} ${row.severity}`);
  return (
    <article
      className={`${classes.card} ${flash ?? ''}`}
      aria-label={`${row.severity} ${row.title}`}
    >
      <div className={classes.head}>
        <div className={classes.grow}>
          <Heading className={classes.name}>
            <Link
              to={addressOf({ id: row.id })}
              {...{ [ALERT_LINK_ATTRIBUTE]: '' }}
            >
              {row.title}
            </Link>
          </Heading>
        </div>
        <Deadline row={row} />
      </div>
      <AlertHeading row={row} />
      <div className={classes.facts}>
        <QuietLine row={row} />
        <AffectedAgents row={row} />
        <DidList row={row} />
        {row.state !== 'resolved' && <EscalationLine row={row} />}
        <AlertLinks row={row} />
        <AlertOperations row={row} />
      </div>
    </article>
  );
}
