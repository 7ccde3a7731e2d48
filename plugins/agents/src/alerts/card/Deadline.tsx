import type { AlertRow } from '@agent-portal/plugin-agents-common';
import {
  describeDeadline,
  formatExactTime,
  useNow,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import AccessTime from '@material-ui/icons/AccessTime';
import Alarm from '@material-ui/icons/Alarm';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.body1,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.primary,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
  overdue: { fontWeight: 700 },
  icon: { fontSize: '1.25em', color: theme.palette.text.secondary },
  overdueIcon: { color: theme.palette.status.error },
}));

/** The time left to acknowledge an alert, counted down; nothing when it waits for nobody. */
export function Deadline({ row }: { row: AlertRow }) {
  const classes = useStyles();
  const deadline = describeDeadline(row, useNow());
  if (!deadline || !row.acknowledgeBy) return null;
  const { overdue, text } = deadline;
  return (
    <time
      className={overdue ? `${classes.root} ${classes.overdue}` : classes.root}
      dateTime={row.acknowledgeBy}
      title={`To be acknowledged by ${formatExactTime(row.acknowledgeBy)}`}
    >
      {overdue ? (
        <Alarm
          className={`${classes.icon} ${classes.overdueIcon}`}
          aria-hidden
        />
      ) : (
        <AccessTime className={classes.icon} aria-hidden />
      )}
      {text}
    </time>
  );
}
