import {
  type ScorecardRow,
  type ScorecardResults,
  outcomeOfLetter,
} from '@agent-portal/plugin-agents-common';
import {
  type ScorecardResultsWindow,
  formatScore,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useEffect, useState } from 'react';
import { OUTCOME_VERBS } from '../outcomeWords';
import type { OpenCell } from '../view/readinessView';
import { levelTitle } from '../levelTitle';

const STEP = 50;
const SHOWN_CHECKS = 4;

const useStyles = makeStyles(theme => ({
  list: { listStyle: 'none', margin: 0, padding: 0 },
  card: {
    padding: theme.spacing(1.5, 0),
    borderTop: `1px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
  },
  title: { ...theme.typography.body1, fontWeight: 700 },
  text: { margin: 0 },
  checks: { margin: 0, padding: 0, listStyle: 'none' },
  check: {
    textTransform: 'none',
    textAlign: 'left',
    justifyContent: 'flex-start',
    minHeight: 44,
  },
}));

/** Agents with their level and what is missing, for narrow screens. */
export function MatrixCards(props: {
  rows: ScorecardResultsWindow;
  onOpen: (cell: OpenCell) => void;
  onVisible: (start: number, end: number) => void;
}) {
  const classes = useStyles();
  const { rows, onVisible } = props;
  const [shown, setShown] = useState(STEP);
  const end = Math.min(shown, rows.total);
  // Windows further up stay asked for: all that is shown is one list.
  useEffect(() => onVisible(0, end), [onVisible, end]);
  const results = rows.query.data;
  if (!results) return null;
  const agents = Array.from({ length: end }, (_, index) => rows.rowAt(index));
  return (
    <>
      <ul className={classes.list} aria-label="Agents">
        {agents.map(
          row =>
            row && (
              <AgentCard
                key={row.ref}
                row={row}
                results={results}
                onOpen={props.onOpen}
              />
            ),
        )}
      </ul>
      {end < rows.total && (
        <Button variant="outlined" onClick={() => setShown(end + STEP)}>
          Show {Math.min(STEP, rows.total - end)} more of {rows.total}
        </Button>
      )}
    </>
  );
}

function AgentCard(props: {
  row: ScorecardRow;
  results: ScorecardResults;
  onOpen: (cell: OpenCell) => void;
}) {
  const classes = useStyles();
  const link = useEntityRefLink();
  const { row, results } = props;
  const missing = missingChecks(row, results);
  const level = levelTitle(results.levels, row.rank);
  return (
    <li className={classes.card}>
      <Link to={link(row.ref)} className={classes.title}>
        {row.title}
      </Link>
      <p className={classes.text}>
        <strong>{level}</strong> · {row.passed} of {row.applicable} checks ·
        score {formatScore(row.score)}
        {row.graced && ' · kept through the grace period'}
      </p>
      {missing.length === 0 ? (
        <p className={classes.text}>Nothing is missing.</p>
      ) : (
        <ul className={classes.checks} aria-label={`Missing for ${row.title}`}>
          {missing.slice(0, SHOWN_CHECKS).map(({ id, title, outcome }) => (
            <li key={id}>
              <Button
                size="small"
                className={classes.check}
                aria-haspopup="dialog"
                onClick={() => props.onOpen({ agent: row.ref, check: id })}
              >
                {title}: {OUTCOME_VERBS[outcome]}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {missing.length > SHOWN_CHECKS && (
        <p className={classes.text}>
          and {missing.length - SHOWN_CHECKS} more, on the agent’s page
        </p>
      )}
    </li>
  );
}

/** The checks that do not pass, those of the lowest level first. */
function missingChecks(row: ScorecardRow, results: ScorecardResults) {
  const rankOf = (id: string) =>
    results.levels.find(level => level.id === id)?.rank ?? 0;
  return results.columns
    .map(({ id, title, level }, index) => ({
      id,
      title,
      rank: rankOf(level),
      outcome: outcomeOfLetter(row.outcomes[index]),
    }))
    .filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    .sort((a, b) => a.rank - b.rank);
}
