import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { RelativeTime, StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: theme.spacing(0, 1),
  },
  age: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
  },
  reason: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    display: '-webkit-box',
    // An address comes first and takes a line: what is wrong with it must still be seen.
    WebkitLineClamp: 3,
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    overflowWrap: 'anywhere',
  },
}));

/** An agent's health with the age of the measurement and, when it is not well, why. */
export function HealthSummary({ row }: { row: FleetRow }) {
  const classes = useStyles();
  return (
    <>
      <div className={classes.head}>
        <StatusLabel kind="health" status={row.health} />
        <span className={classes.age}>
          {row.healthObservedAt ? (
            <RelativeTime at={row.healthObservedAt} />
          ) : (
            'never measured'
          )}
        </span>
      </div>
      {row.health !== 'pass' && (
        <div className={classes.reason} title={row.healthReason}>
          {row.healthReason}
        </div>
      )}
    </>
  );
}
