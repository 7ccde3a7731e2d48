import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  KpiBar,
  PhaseLabel,
  RelativeTime,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { AgentName } from '../agent/AgentName';
import { AlertsSummary } from '../agent/AlertsSummary';
import { Environments } from '../agent/Environments';
import { HealthSummary } from '../agent/HealthSummary';
import { ReadinessSummary } from '../agent/ReadinessSummary';
import { useOpenAgent } from '../agent/useOpenAgent';

const useStyles = makeStyles(theme => ({
  row: {
    cursor: 'pointer',
    '&:hover': { backgroundColor: theme.palette.action.hover },
    '&:focus-within': {
      boxShadow: `inset 3px 0 0 ${theme.palette.primary.main}`,
    },
  },
  top: {
    ...theme.typography.body2,
    verticalAlign: 'top',
    padding: theme.spacing(1),
    overflowWrap: 'anywhere',
  },
  muted: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
  },
}));

/** One agent of the table; a click anywhere opens it. */
export function FleetTableRow(props: {
  row: FleetRow;
  /** Whether there is room for every column. */
  wide: boolean;
}) {
  const { row, wide } = props;
  const classes = useStyles();
  const flash = useChangeFlash(row.changedAt);
  const open = useOpenAgent(row.ref);
  return (
    <TableRow className={`${classes.row} ${flash ?? ''}`} onClick={open}>
      <TableCell className={classes.top}>
        <AgentName row={row} />
      </TableCell>
      <TableCell className={classes.top} title={row.phaseReason}>
        <PhaseLabel phase={row.phase} weight={row.weight} />
        {row.release && <div className={classes.muted}>{row.release}</div>}
      </TableCell>
      <TableCell className={classes.top}>
        <HealthSummary row={row} />
      </TableCell>
      <TableCell className={classes.top}>
        <AlertsSummary row={row} />
      </TableCell>
      <TableCell className={classes.top}>
        <KpiBar counts={row.kpis} />
      </TableCell>
      <TableCell className={classes.top}>
        <ReadinessSummary row={row} />
      </TableCell>
      {wide && (
        <TableCell className={classes.top}>
          <Environments refs={row.environments} />
        </TableCell>
      )}
      <TableCell className={classes.top}>{row.wave?.title ?? '—'}</TableCell>
      <TableCell className={classes.top}>
        <RelativeTime at={row.changedAt} />
      </TableCell>
    </TableRow>
  );
}
