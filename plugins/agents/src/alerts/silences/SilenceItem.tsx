import {
  type AlertSilence,
  agentsAlertAcknowledgePermission,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  TimeUntil,
  formatAlertCount,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { alertRouteRef } from '../../routes';
import { RefName } from '../card/RefList';
import { EndSilenceDialog } from './EndSilenceDialog';

/** A silence: what is quiet, until when, by whom and why. */
export function SilenceItem(props: { silence: AlertSilence; over: boolean }) {
  const classes = useRolloutStyles();
  const addressOf = useRouteRef(alertRouteRef);
  const [ending, setEnding] = useState(false);
  const mayEnd = usePermission({
    permission: agentsAlertAcknowledgePermission,
  }).allowed;
  const { silence, over } = props;
  const { ended } = silence;
  return (
    <li className={classes.card} aria-label={silence.text}>
      <p className={classes.text}>
        <strong>{silence.text}</strong>
        {silence.matcher.alert && (
          <>
            {' '}
            <Link to={addressOf({ id: silence.matcher.alert })}>
              Open the alert
            </Link>
          </>
        )}
      </p>
      <p className={classes.text}>{silence.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        By <RefName name={silence.by} />{' '}
        <RelativeTime at={silence.createdAt} focusable /> · from{' '}
        {formatExactTime(silence.startsAt)} until{' '}
        {formatExactTime(silence.endsAt)} (<TimeUntil at={silence.endsAt} />)
        {silence.active &&
          ` · keeps ${formatAlertCount(silence.matching)} quiet now`}
      </p>
      {ended && (
        <p className={classes.text}>
          Ended early
          {ended.by && (
            <>
              {' '}
              by <RefName name={ended.by} />
            </>
          )}{' '}
          <RelativeTime at={ended.at} focusable />
          {ended.reason ? `: ${ended.reason}` : '.'}
        </p>
      )}
      {!over && mayEnd && (
        <Button
          size="small"
          variant="outlined"
          className={classes.button}
          aria-label={`End the silence of ${silence.text}`}
          onClick={() => setEnding(true)}
        >
          End it…
        </Button>
      )}
      {ending && (
        <EndSilenceDialog silence={silence} onClose={() => setEnding(false)} />
      )}
    </li>
  );
}
