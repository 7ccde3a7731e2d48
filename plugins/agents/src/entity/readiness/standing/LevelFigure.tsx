import type { AgentScorecard } from '@agent-portal/plugin-agents-common';
import {
  describeCoverage,
  formatScore,
  RelativeTime,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import { makeStyles } from '@material-ui/core/styles';
import { levelTitle } from '../../../readiness/levelTitle';

const useStyles = makeStyles(theme => ({
  level: {
    ...theme.typography.h4,
    color: theme.palette.text.primary,
    margin: 0,
    overflowWrap: 'anywhere',
    borderRadius: theme.shape.borderRadius,
  },
  facts: {
    ...theme.typography.body2,
    display: 'flex',
    flexWrap: 'wrap',
    listStyle: 'none',
    margin: 0,
    padding: 0,
    color: theme.palette.textSubtle,
    fontVariantNumeric: 'tabular-nums',
    '& > li:not(:last-child)::after': { content: '"·"', margin: '0 0.4em' },
  },
}));

/** The level large, then which of how many, score, coverage and age: the grammar of all figures. */
export function LevelFigure(props: { scorecard: AgentScorecard }) {
  const classes = useStyles();
  const { scorecard } = props;
  const { rank, levels, score, exempt, evaluatedAt } = scorecard;
  const title = levelTitle(scorecard.levels, rank);
  const flash = useChangeFlash(title);
  return (
    <div>
      <p className={`${classes.level} ${flash ?? ''}`}>{title}</p>
      <ul className={classes.facts}>
        <li>
          level {rank} of {levels.length}
        </li>
        <li>score {formatScore(score)}</li>
        <li>{describeCoverage(scorecard)}</li>
        {exempt > 0 && <li>{exempt} exempt</li>}
        <li>
          <RelativeTime at={evaluatedAt} />
        </li>
      </ul>
    </div>
  );
}
