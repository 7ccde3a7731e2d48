import type { AlertRow } from '@agent-portal/plugin-agents-common';
import {
  ALERT_KIND_WORDS,
  RelativeTime,
  StatusLabel,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { AlertStateLabel } from './AlertStateLabel';
import { ReasonLine } from './ReasonLine';
import { RefName } from './RefList';

/** How severe an alert is, how it stands, since when, and what it was raised from. */
export function AlertHeading({ row }: { row: AlertRow }) {
  const classes = useRolloutStyles();
  const { acknowledged, resolved } = row;
  return (
    <>
      <div className={`${classes.text} ${classes.row}`}>
        <StatusLabel kind="severity" status={row.severity} />
        <AlertStateLabel row={row} />
        <span className={classes.subtle}>
          {ALERT_KIND_WORDS[row.kind]} · since{' '}
          <RelativeTime at={row.startedAt} focusable />
          {row.environment && (
            <>
              {' '}
              · <EntityRefLink entityRef={row.environment} hideIcon />
            </>
          )}
        </span>
      </div>
      <ReasonLine row={row} />
      {acknowledged && (
        <Act verb="Acknowledged" act={acknowledged} byItself="the portal" />
      )}
      {resolved && (
        <Act
          verb="Resolved"
          act={resolved}
          byItself="itself: the condition is over"
        />
      )}
    </>
  );
}

function Act(props: {
  verb: string;
  act: NonNullable<AlertRow['resolved']>;
  /** Who did it when nobody is named. */
  byItself: string;
}) {
  const classes = useRolloutStyles();
  const { verb, act, byItself } = props;
  return (
    <p className={classes.text}>
      {verb} by {act.by ? <RefName name={act.by} /> : byItself}{' '}
      <RelativeTime at={act.at} focusable />
      {act.reason ? `: ${act.reason}` : '.'}
    </p>
  );
}
