import type { FleetRow } from '@agent-portal/plugin-agents-common';
import { StatusLabel } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  count: {
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    whiteSpace: 'nowrap',
  },
  more: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** How many alerts about an agent are not resolved, and the worst of them. */
export function AlertsSummary({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const { alerts } = row;
  if (!alerts) return <span title="Not evaluated yet">—</span>;
  const { open, unacknowledged, worst } = alerts;
  if (open === 0 || !worst) return <span title="No alert is open">0</span>;
  const title =
    unacknowledged === 0
      ? `${open} open, all acknowledged`
      : `${open} open, ${unacknowledged} not acknowledged`;
  return (
    <div title={title}>
      <div className={classes.count}>
        <StatusLabel kind="severity" status={worst} iconOnly />
        {worst}
      </div>
      {open > 1 && <div className={classes.more}>and {open - 1} more</div>}
    </div>
  );
}
