import type {
  ReleaseMeasures,
  RolloutDetail,
} from '@agent-portal/plugin-agents-common';
import {
  RelativeTime,
  TimeUntil,
  formatCount,
  formatExactTime,
  formatShare,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutHeading } from '../card/RolloutHeading';
import { WeightFigure } from '../card/WeightFigure';
import { useRolloutStyles } from '../useRolloutStyles';
import { errorRate, formatSeconds } from './measures';

const useStyles = makeStyles(theme => ({
  figures: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(180px, 100%), 1fr))',
    gap: theme.spacing(2),
    marginTop: theme.spacing(2),
  },
  value: {
    ...theme.typography.h4,
    margin: 0,
    fontVariantNumeric: 'tabular-nums',
    whiteSpace: 'nowrap',
  },
}));

/** What is rolled out where, by whom, and the figures since the candidate first got traffic. */
export function RolloutHead({ rollout }: { rollout: RolloutDetail }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { totals, retainedUntil, driver, digest } = rollout;
  return (
    <header>
      <h2 className={classes.title}>
        <EntityRefLink entityRef={rollout.agent}>
          {rollout.agentTitle}
        </EntityRefLink>{' '}
        {rollout.candidate}
      </h2>
      <RolloutHeading row={rollout} />
      <p className={`${classes.text} ${classes.subtle}`}>
        Made by <EntityRefLink entityRef={rollout.createdBy} />{' '}
        <RelativeTime at={rollout.createdAt} focusable />
        {rollout.startedAt && (
          <>
            {' '}
            · started <RelativeTime at={rollout.startedAt} focusable />
          </>
        )}
        {rollout.endedAt && (
          <>
            {' '}
            · ended <RelativeTime at={rollout.endedAt} focusable />
          </>
        )}{' '}
        · {driver ? `driver ${driver}` : 'the instance names no traffic driver'}
        {digest && ` · ${digest.slice(0, 19)}…`}
      </p>
      {retainedUntil && (
        <p className={classes.text}>
          {rollout.stable ?? 'The former release'} is kept ready to go back to
          until {formatExactTime(retainedUntil)} (
          <TimeUntil at={retainedUntil} />
          ).
        </p>
      )}
      <div className={classes.figures}>
        <WeightFigure row={rollout} />
        <Pair title="Requests" of={formatRequests} {...totals} />
        <Pair title="Error rate" of={formatErrorRate} {...totals} />
        <Pair title="Latency (p95)" of={formatP95} {...totals} />
      </div>
    </header>
  );
}

function Pair(props: {
  title: string;
  candidate: ReleaseMeasures;
  stable: ReleaseMeasures;
  of: (measures: ReleaseMeasures) => string;
}) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  const { title, candidate, stable, of } = props;
  return (
    <div>
      <p className={classes.value}>{of(candidate)}</p>
      <p className={`${classes.text} ${classes.subtle} ${classes.tabular}`}>
        {title} of the candidate · stable {of(stable)} · n ={' '}
        {formatCount(candidate.requests)} and {formatCount(stable.requests)}
      </p>
    </div>
  );
}

function formatRequests({ requests }: ReleaseMeasures): string {
  return formatCount(requests);
}

function formatErrorRate(measures: ReleaseMeasures): string {
  const rate = errorRate(measures);
  return rate === undefined ? '—' : formatShare(rate);
}

function formatP95({ p95 }: ReleaseMeasures): string {
  return formatSeconds(p95);
}
