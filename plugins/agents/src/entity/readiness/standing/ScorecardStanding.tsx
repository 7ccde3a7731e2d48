import type {
  AgentScorecard,
  ReadinessDay,
} from '@agent-portal/plugin-agents-common';
import {
  formatScore,
  RelativeTime,
  Sparkline,
  StatusLabel,
  TimeUntil,
} from '@agent-portal/plugin-agents-react';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { useCardStyles } from '../../useCardStyles';
import { LevelFigure } from './LevelFigure';
import { levelTitle } from '../../../readiness/levelTitle';

const useStyles = makeStyles(theme => ({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: theme.spacing(1, 3),
  },
  trend: { minWidth: 0 },
}));

/** How an agent stands on one scorecard, since when, how it came there, and by when it has to move. */
export function ScorecardStanding(props: { scorecard: AgentScorecard }) {
  const classes = { ...useCardStyles(), ...useStyles() };
  const { scorecard } = props;
  const { grace, campaigns = [] } = scorecard;
  return (
    <>
      <div className={classes.head}>
        <LevelFigure scorecard={scorecard} />
        <div className={classes.trend}>
          <span className={`${classes.text} ${classes.subtle}`}>
            Score by day
          </span>
          <Sparkline
            label="Score"
            points={scorecard.history.flatMap(toPoint)}
            format={formatScore}
          />
        </div>
      </div>
      <p className={classes.text}>
        {levelTitle(scorecard.levels, scorecard.rank)} since{' '}
        <RelativeTime at={scorecard.since} focusable /> by version{' '}
        {scorecard.version} of <EntityRefLink entityRef={scorecard.ref} />.
      </p>
      {grace && (
        <p className={classes.text}>
          {levelTitle(scorecard.levels, grace.rank)} is kept through a grace
          period that ends <TimeUntil at={grace.until} />: checks that are new
          or stricter in this version do not pass yet.
        </p>
      )}
      {campaigns.length > 0 && (
        <>
          <h4 className={classes.heading}>Campaigns</h4>
          <ul className={classes.plainList} aria-label="Campaigns">
            {campaigns.map(campaign => (
              <li key={campaign.id} className={classes.headline}>
                <StatusLabel
                  kind="demand"
                  status={campaign.reached ? 'met' : 'not-met'}
                />
                <span className={classes.text}>
                  {campaign.title}: level{' '}
                  {scorecard.levels.find(({ id }) => id === campaign.level)
                    ?.title ?? campaign.level}
                </span>
                <span className={`${classes.text} ${classes.subtle}`}>
                  deadline <TimeUntil at={campaign.deadline} />
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function toPoint({ day, score }: ReadinessDay) {
  return score === undefined
    ? []
    : [{ at: `${day}T00:00:00.000Z`, value: score }];
}
