import Badge from '@material-ui/core/Badge';
import { makeStyles } from '@material-ui/core/styles';
import { AlertsIcon } from '../../icons/AlertsIcon';

const useStyles = makeStyles(theme => ({
  // White on red contrasts too little in some themes: the number is as text on paper is.
  badge: {
    backgroundColor: theme.palette.background.paper,
    color: theme.palette.text.primary,
    border: `2px solid ${theme.palette.status.error}`,
    fontWeight: 700,
  },
}));

/** A bell with the number of alerts that want somebody; the entry around it says it in words. */
export function BellIcon({ count }: { count: number }) {
  const classes = useStyles();
  return (
    <Badge
      badgeContent={count}
      max={99}
      overlap="rectangular"
      classes={{ badge: classes.badge }}
      aria-hidden
    >
      <AlertsIcon fontSize="inherit" />
    </Badge>
  );
}
