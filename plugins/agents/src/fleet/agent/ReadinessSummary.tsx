import type { FleetRow } from '@agent-portal/plugin-agents-common';
import {
  READINESS_WORDS,
  StatusLabel,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  level: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  marker: {
    ...theme.typography.caption,
    color: theme.palette.text.secondary,
  },
}));

/** The level an agent has, and whether it is what the next gate demands. */
export function ReadinessSummary({ row }: { row: FleetRow }) {
  const classes = useStyles();
  const { readiness } = row;
  if (!readiness) return <span title="No scorecard is about it">—</span>;
  const { status, level, levels, rank, missing, required } = readiness;
  const demanded = status === 'below' || status === 'unknown';
  return (
    <>
      <div className={classes.level}>
        <StatusLabel kind="readiness" status={status} iconOnly />
        <span title={levels ? `Level ${rank ?? 0} of ${levels}` : undefined}>
          {level ?? 'No level'}
        </span>
      </div>
      {demanded && (
        <div
          className={classes.marker}
          title={`${missing} of ${required} demanded levels not reached`}
        >
          {status === 'unknown'
            ? 'Unknown: facts are missing'
            : READINESS_WORDS[status]}
        </div>
      )}
    </>
  );
}
