import type { PlanAgent } from '@agent-portal/plugin-agents-common';
import {
  PLAN_AGENT_WORDS,
  ROLLOUT_STATE_WORDS,
  StatusLabel,
  formatWeight,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import { rolloutRouteRef } from '../../routes';

const useStyles = makeStyles(theme => ({
  chip: {
    ...theme.typography.body2,
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(0.5),
    minWidth: 0,
    maxWidth: '100%',
    padding: theme.spacing(0.25, 1),
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: 16,
    color: theme.palette.text.primary,
  },
  name: { overflowWrap: 'anywhere', minWidth: 0 },
  state: {
    color: theme.palette.textSubtle,
    fontVariantNumeric: 'tabular-nums',
  },
}));

/** An agent of a wave with its state, leading to its rollout or, without one, to its page. */
export function PlanAgentChip({ agent }: { agent: PlanAgent }) {
  const classes = useStyles();
  const rolloutAddress = useRouteRef(rolloutRouteRef);
  const entityAddress = useEntityRefLink();
  const { rollout, status } = agent;
  return (
    <li className={classes.chip} title={agent.text}>
      {rollout ? (
        <StatusLabel kind="rollout" status={rollout.state} iconOnly />
      ) : (
        <StatusLabel kind="plan-agent" status={status} iconOnly />
      )}
      <Link
        className={classes.name}
        to={
          rollout
            ? rolloutAddress({ id: rollout.id })
            : entityAddress(agent.agent)
        }
      >
        {agent.title}
      </Link>
      <span className={classes.state}>
        {rollout && status === 'active'
          ? `${ROLLOUT_STATE_WORDS[rollout.state]} ${formatWeight(
              rollout.weight,
            )}`
          : PLAN_AGENT_WORDS[status]}
      </span>
    </li>
  );
}
