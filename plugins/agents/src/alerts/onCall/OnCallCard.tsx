import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { LinkButton } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { webAddress } from '../../entity/readiness/webAddress';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertRouteRef } from '../../routes';
import { AffectedAgents } from '../card/AffectedAgents';
import { Deadline } from '../card/Deadline';
import { DidList } from '../card/DidList';
import { EscalationLine } from '../card/EscalationLine';
import { QuietLine } from '../card/QuietLine';
import { ReasonLine } from '../card/ReasonLine';
import { TextWithRefs } from '../card/TextWithRefs';
import { AcknowledgeButton } from '../operate/AcknowledgeButton';
import { QueuedLine } from '../operate/QueuedLine';
import { useAlertStyles } from '../useAlertStyles';

const useStyles = makeStyles(theme => ({
  title: { ...theme.typography.h5, margin: 0, overflowWrap: 'anywhere' },
  links: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: theme.spacing(1),
  },
  link: { minHeight: 48, textTransform: 'none' },
}));

/** An alert that waits for me, with targets as large as a thumb wants them. */
export function OnCallCard({ row }: { row: AlertRow }) {
  const classes = {
    ...useRolloutStyles(),
    ...useAlertStyles(),
    ...useStyles(),
  };
  const addressOf = useRouteRef(alertRouteRef);
  // Nobody has to look after what is over.
  const offered = row.clearedAt
    ? undefined
    : row.operations.find(({ operation }) => operation === 'acknowledge');
  const runbook = webAddress(row.runbook);
  return (
    <article
      className={classes.card}
      aria-label={`${row.severity} ${row.title}`}
    >
      <div className={classes.head}>
        <StatusLabel kind="severity" status={row.severity} size="large" />
        <Deadline row={row} />
      </div>
      <h3 className={classes.title}>{row.title}</h3>
      <div className={classes.facts}>
        <ReasonLine row={row} />
        <QuietLine row={row} />
        <AffectedAgents row={row} />
        <DidList row={row} />
        <EscalationLine row={row} />
        {row.clearedAt && (
          <p className={`${classes.text} ${classes.subtle}`}>
            Nothing to do, unless it begins again.
          </p>
        )}
        {offered && <AcknowledgeButton row={row} offered={offered} large />}
        <QueuedLine alert={row.id} />
        {offered && !offered.allowed && (
          <p className={classes.text}>
            <TextWithRefs text={offered.reason ?? ''} />
          </p>
        )}
        <div className={classes.links}>
          {runbook && (
            <LinkButton
              to={runbook}
              variant="outlined"
              className={classes.link}
              aria-label={`Runbook, ${row.title}`}
            >
              Runbook
            </LinkButton>
          )}
          <LinkButton
            to={addressOf({ id: row.id })}
            variant="outlined"
            className={classes.link}
            aria-label={`Details, ${row.title}`}
          >
            Details
          </LinkButton>
        </div>
      </div>
    </article>
  );
}
