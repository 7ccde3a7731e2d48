import type {
  RolloutRow,
  VerdictOutcome,
} from '@agent-portal/plugin-agents-common';
import { StatusLabel, formatCount } from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { useRolloutStyles } from '../useRolloutStyles';

/** Those that need somebody first. */
const WORST_FIRST = [
  'fail',
  'source-error',
  'no-data',
  'insufficient',
  'pass',
] as const satisfies VerdictOutcome[];

const useStyles = makeStyles(theme => ({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(0.5, 2),
    listStyle: 'none',
    margin: theme.spacing(0, 0, 1),
    padding: 0,
  },
}));

/** Whether it goes well, before one looks at each: how many are held, and how many do how. */
export function ActiveSummary({ rows }: { rows: readonly RolloutRow[] }) {
  const classes = { ...useRolloutStyles(), ...useStyles() };
  // A single card says it all itself.
  if (rows.length < 2) return null;
  const held = rows.filter(({ holds }) => holds.length > 0).length;
  const unjudged = rows.filter(({ verdict }) => !verdict).length;
  return (
    <ul
      className={`${classes.root} ${classes.text} ${classes.tabular}`}
      aria-label="How they do"
    >
      {held > 0 && (
        <li>
          <strong>{formatCount(held)} held</strong>
        </li>
      )}
      {WORST_FIRST.map(outcome => {
        const count = rows.filter(
          ({ verdict }) => verdict?.outcome === outcome,
        ).length;
        return (
          count > 0 && (
            <li key={outcome}>
              {formatCount(count)}{' '}
              <StatusLabel kind="verdict" status={outcome} />
            </li>
          )
        );
      })}
      {unjudged > 0 && <li>{formatCount(unjudged)} not judged yet</li>}
    </ul>
  );
}
