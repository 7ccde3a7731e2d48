import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  KpiBar,
  PhaseLabel,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { HealthSummary } from '../fleet/agent/HealthSummary';

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  item: {
    ...theme.typography.body2,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 4fr) 96px',
    [theme.breakpoints.down('xs')]: {
      gridTemplateColumns: 'minmax(0, 1fr) 96px',
      '& > :nth-child(2)': { gridColumn: '1 / -1', gridRow: 2 },
    },
    gap: theme.spacing(1.5),
    padding: theme.spacing(1, 0),
    borderBottom: `1px solid ${theme.palette.divider}`,
    '&:last-child': { marginBottom: theme.spacing(1) },
  },
  title: { ...theme.typography.body2, fontWeight: 'bold' },
}));

/** A few agents with the facts that decide whether to look closer. */
export function AgentList({ rows }: { rows: readonly FleetRow[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list}>
      {rows.map(row => (
        <AgentItem key={row.ref} row={row} />
      ))}
    </ul>
  );
}

function AgentItem({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const link = useEntityRefLink();
  const flash = useChangeFlash(row.changedAt);
  return (
    <li className={`${classes.item} ${flash ?? ''}`}>
      <div>
        <Link to={link(row.ref)} className={classes.title}>
          {row.title}
        </Link>
        <div>
          <PhaseLabel phase={row.phase} weight={row.weight} />
        </div>
      </div>
      <div>
        <HealthSummary row={row} />
      </div>
      <KpiBar counts={row.kpis} />
    </li>
  );
}
