import type { AlertSilence } from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  TimeUntil,
  formatAlertCount,
  formatExactTime,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { useState } from 'react';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { EndSilenceDialog } from './EndSilenceDialog';

/** A silence: what is quiet, until when, by whom and why. */
export function SilenceItem(props: { silence: AlertSilence; over: boolean }) {
  const classes = useRolloutStyles();
  const [ending, setEnding] = useState(false);
  const { silence, over } = props;
  const { ended } = silence;
  return (
    <li className={classes.card} aria-label={silence.text}>
      <p className={classes.text}>
        <strong>{silence.text}</strong>
      </p>
      <p className={classes.text}>{silence.reason}</p>
      <p className={`${classes.text} ${classes.subtle}`}>
        By <EntityRefLink entityRef={silence.by} hideIcon />{' '}
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
              by <EntityRefLink entityRef={ended.by} hideIcon />
            </>
          )}{' '}
          <RelativeTime at={ended.at} focusable />
          {ended.reason ? `: ${ended.reason}` : '.'}
        </p>
      )}
      {!over && (
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
