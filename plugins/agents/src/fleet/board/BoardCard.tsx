import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  KpiBar,
  PhaseLabel,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import { AgentName } from '../agent/AgentName';
import { HealthSummary } from '../agent/HealthSummary';
import { useOpenAgent } from '../agent/useOpenAgent';

const useStyles = makeStyles(theme => ({
  card: {
    display: 'grid',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5),
    cursor: 'pointer',
    '&:focus-within': {
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
  },
}));

/** One agent on the board; a click anywhere opens it. */
export function BoardCard({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const flash = useChangeFlash(row.changedAt);
  const open = useOpenAgent(row.ref);
  return (
    <li>
      <Card variant="outlined" className={classes.card} onClick={open}>
        <div className={flash}>
          <AgentName row={row} />
        </div>
        <div>
          <HealthSummary row={row} />
        </div>
        {row.weight !== undefined && (
          <PhaseLabel phase={row.phase} weight={row.weight} />
        )}
        <KpiBar counts={row.kpis} />
      </Card>
    </li>
  );
}
