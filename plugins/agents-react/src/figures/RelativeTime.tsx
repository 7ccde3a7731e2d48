import { makeStyles } from '@material-ui/core/styles';
import { useState } from 'react';
import { useClock, useNow } from '../clock';
import { formatAge, formatExactTime } from '../format';

/** Properties of {@link RelativeTime}. @public */
export interface RelativeTimeProps {
  /** ISO 8601 in UTC. */
  at: string;
  /** Makes it a stop of the Tab key, and of a fingertip, that shows the exact time instead. */
  focusable?: boolean;
}

const useStyles = makeStyles({
  root: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
});

const SECONDS_MATTER_MS = 2 * 60_000;

/**
 * How long ago something was, ticking, with the exact time in UTC on hover and, when
 * `focusable`, on focus.
 *
 * @public
 */
export function RelativeTime(props: RelativeTimeProps) {
  const classes = useStyles();
  const [focused, setFocused] = useState(false);
  const time = new Date(props.at).getTime();
  const young = useClock().now() - time < SECONDS_MATTER_MS;
  const now = useNow(young ? 1_000 : 15_000);
  if (Number.isNaN(time)) return <span>at an unknown time</span>;
  const exact = formatExactTime(time);
  const focus = props.focusable && {
    tabIndex: 0,
    onFocus: () => setFocused(true),
    onBlur: () => setFocused(false),
  };
  return (
    <time
      className={classes.root}
      dateTime={new Date(time).toISOString()}
      title={exact}
      {...focus}
    >
      {focused ? exact : formatAge(now - time)}
    </time>
  );
}
