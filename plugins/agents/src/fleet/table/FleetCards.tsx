import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  KpiBar,
  PhaseLabel,
  RelativeTime,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import Card from '@material-ui/core/Card';
import { makeStyles } from '@material-ui/core/styles';
import { AgentName } from '../agent/AgentName';
import { AlertsSummary } from '../agent/AlertsSummary';
import { HealthSummary } from '../agent/HealthSummary';
import { ReadinessSummary } from '../agent/ReadinessSummary';
import { useOpenAgent } from '../agent/useOpenAgent';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  card: {
    display: 'grid',
    gap: theme.spacing(1),
    padding: theme.spacing(1.5),
    cursor: 'pointer',
    '&:focus-within': {
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
  },
  facts: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: theme.spacing(1, 3),
  },
  changed: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
  },
}));

/** The agents one below the other, for narrow screens. */
export function FleetCards({ rows }: { rows: readonly FleetRow[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.list} aria-label="Agents">
      {rows.map(row => (
        <FleetCard key={row.ref} row={row} />
      ))}
    </ul>
  );
}

/** One agent as a card; a click anywhere opens it. */
export function FleetCard({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const flash = useChangeFlash(row.changedAt);
  const open = useOpenAgent(row.ref);
  return (
    <Card
      component="li"
      variant="outlined"
      className={classes.card}
      onClick={open}
    >
      <div className={flash}>
        <AgentName row={row} />
      </div>
      <div className={classes.facts}>
        <div>
          <HealthSummary row={row} />
        </div>
        <div title={row.phaseReason}>
          <PhaseLabel phase={row.phase} weight={row.weight} />
          {row.wave && <div className={classes.changed}>{row.wave.title}</div>}
        </div>
        {row.alerts && row.alerts.open > 0 && (
          <div>
            <AlertsSummary row={row} />
          </div>
        )}
        <KpiBar counts={row.kpis} />
        {row.readiness && (
          <div>
            <ReadinessSummary row={row} />
          </div>
        )}
      </div>
      <span className={classes.changed}>
        Last change <RelativeTime at={row.changedAt} />
      </span>
    </Card>
  );
}
