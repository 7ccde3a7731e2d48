import type { MaintenanceWindow } from '@agent-portal/plugin-agents-common';
import { formatExactTime } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import BuildOutlined from '@material-ui/icons/BuildOutlined';

const useStyles = makeStyles(theme => ({
  root: {
    ...theme.typography.caption,
    display: 'inline-flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    color: theme.palette.text.primary,
  },
  icon: { fontSize: '1.1em', color: theme.palette.text.secondary },
}));

/** Says quietly that something may be down, and until when. */
export function MaintenanceMark(props: {
  window: Pick<MaintenanceWindow, 'endsAt' | 'reason'>;
}) {
  const classes = useStyles();
  const { endsAt, reason } = props.window;
  return (
    <span className={classes.root} title={reason}>
      <BuildOutlined className={classes.icon} aria-hidden />
      <span>
        In maintenance until {formatExactTime(endsAt).slice(0, 16)} UTC
      </span>
    </span>
  );
}
