import {
  formatDuration,
  type UptimeFigure,
} from '@agent-portal/plugin-agents-common';
import { formatCount, formatShare } from '@agent-portal/plugin-agents-react';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { ScrollableTable } from '../ScrollableTable';
import { useCardStyles } from '../useCardStyles';

const useStyles = makeStyles({
  figure: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
  value: { fontWeight: 700 },
});

const PERIODS: Record<UptimeFigure['period'], string> = {
  hour: 'Last hour',
  day: 'Last 24 h',
  month: 'Last 30 d',
};

/** How much of the last hour, day and month an instance was up, of how much that was measured. */
export function UptimeFigures(props: {
  title: string;
  figures: readonly UptimeFigure[];
}) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { title, figures } = props;
  if (figures.length === 0) {
    return <p className={classes.text}>Its uptime was not measured yet.</p>;
  }
  return (
    <ScrollableTable label={`Uptime in ${title}`}>
      <TableHead>
        <TableRow>
          <TableCell>Span</TableCell>
          <TableCell>Up</TableCell>
          <TableCell align="right">95 % interval</TableCell>
          <TableCell align="right">Probes</TableCell>
          <TableCell align="right">Maintenance</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {figures.map(figure => (
          <TableRow key={figure.period}>
            <TableCell component="th" scope="row" className={classes.figure}>
              {PERIODS[figure.period]}
            </TableCell>
            <TableCell className={classes.figure}>
              <Share figure={figure} />
            </TableCell>
            <TableCell align="right" className={classes.figure}>
              {figure.interval
                ? `${formatShare(figure.interval.low)} – ${formatShare(
                    figure.interval.high,
                  )}`
                : '—'}
            </TableCell>
            <TableCell align="right" className={classes.figure}>
              {formatCount(figure.probes)}
            </TableCell>
            <TableCell align="right" className={classes.figure}>
              {figure.maintenanceMs
                ? `${formatDuration(figure.maintenanceMs)} left out`
                : '—'}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </ScrollableTable>
  );
}

/** `99.2 % of the 61 % that was measured`; nothing is called up that was not measured. */
function Share(props: { figure: UptimeFigure }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { uptime, measured } = props.figure;
  if (uptime === undefined) return <>— not measured</>;
  return (
    <>
      <span className={classes.value}>{formatShare(uptime)}</span>{' '}
      <span className={classes.subtle}>
        of the {formatShare(measured)} that was measured
      </span>
    </>
  );
}
