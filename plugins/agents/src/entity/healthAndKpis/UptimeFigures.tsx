import {
  formatDuration,
  type UptimeFigure,
} from '@agent-portal/plugin-agents-common';
import { formatCount, formatShare } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../useCardStyles';

const useStyles = makeStyles(theme => ({
  list: {
    ...theme.typography.body2,
    fontVariantNumeric: 'tabular-nums',
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: theme.spacing(0.5, 2),
    margin: 0,
  },
  term: { color: theme.palette.textSubtle },
  figure: { margin: 0, color: theme.palette.text.primary },
}));

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
    <dl className={classes.list} aria-label={`Uptime in ${title}`}>
      {figures.map(figure => (
        <Figure key={figure.period} figure={figure} />
      ))}
    </dl>
  );
}

/** `99.2 % of the 61 % that was measured`; nothing is called up that was not measured. */
function Figure(props: { figure: UptimeFigure }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { period, uptime, measured, interval, probes, maintenanceMs } =
    props.figure;
  const notes = [
    interval &&
      `95 % interval ${formatShare(interval.low)} – ${formatShare(
        interval.high,
      )}`,
    `n = ${formatCount(probes)} probes`,
    maintenanceMs && `${formatDuration(maintenanceMs)} of maintenance left out`,
  ].filter(Boolean);
  return (
    <>
      <dt className={classes.term}>{PERIODS[period]}</dt>
      <dd className={classes.figure}>
        {uptime === undefined ? (
          '— not measured'
        ) : (
          <>
            <strong>{formatShare(uptime)}</strong> of the{' '}
            {formatShare(measured)} that was measured
          </>
        )}{' '}
        <span className={classes.subtle}>· {notes.join(' · ')}</span>
      </dd>
    </>
  );
}
