import {
  type CampaignProgress,
  type ReadinessLevel,
  formatDuration,
} from '@agent-portal/plugin-agents-common';
import {
  formatExactTime,
  formatShare,
  useNow,
} from '@agent-portal/plugin-agents-react';
import LinearProgress from '@material-ui/core/LinearProgress';
import { titleOfLevel } from '../levelTitle';
import { usePageStyles } from '../usePageStyles';

const MINUTE = 60_000;

/** Levels that are to be reached by a day, and how many have them. */
export function Campaigns(props: {
  levels: readonly ReadinessLevel[];
  campaigns: readonly CampaignProgress[];
}) {
  const classes = usePageStyles();
  const now = useNow(MINUTE);
  return (
    <section aria-label="Campaigns">
      <h3 className={classes.heading}>Campaigns</h3>
      <ul className={classes.plainList}>
        {props.campaigns.map(campaign => {
          const { reached, agents } = campaign;
          const share = agents === 0 ? 0 : reached / agents;
          const left = Date.parse(campaign.deadline) - now;
          return (
            <li key={campaign.id} className={classes.card}>
              <strong>{campaign.title}</strong>
              <p className={classes.text}>
                {titleOfLevel(props.levels, campaign.level)} by{' '}
                {formatExactTime(campaign.deadline)} ·{' '}
                {left > 0
                  ? `${formatDuration(left)} left`
                  : `over for ${formatDuration(-left)}`}
              </p>
              <p className={classes.text}>
                {reached} of {agents} agents have it
                {agents > 0 && ` (${formatShare(share)})`}
              </p>
              <LinearProgress
                // Says how far people have come; nothing is loading.
                role="meter"
                aria-valuemin={0}
                aria-valuemax={100}
                variant="determinate"
                value={share * 100}
                aria-label={`${campaign.title}: ${reached} of ${agents} agents`}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
