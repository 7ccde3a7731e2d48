import type { AlertRow } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { alertRouteRef } from '../../routes';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAlertStyles } from '../useAlertStyles';

const SHOWN = 5;

/** The first agents that an alert concerns, with links, and how many more there are. */
export function AffectedAgents({ row }: { row: AlertRow }) {
  const classes = { ...useRolloutStyles(), ...useAlertStyles() };
  const link = useEntityRefLink();
  const addressOf = useRouteRef(alertRouteRef);
  const { agents, agentsTotal } = row;
  if (agentsTotal === 0) return null;
  const shown = agents.slice(0, SHOWN);
  const more = agentsTotal - shown.length;
  return (
    <div className={classes.text}>
      <span className={classes.label}>
        {agentsTotal === 1 ? 'Agent: ' : `${agentsTotal} agents: `}
      </span>
      <ul className={classes.inlineList} aria-label="Affected agents">
        {shown.map(agent => (
          <li key={agent.ref}>
            <Link to={link(agent.ref)} title={agent.reason}>
              {agent.title}
            </Link>
          </li>
        ))}
      </ul>
      {more > 0 && (
        <>
          {' '}
          <Link to={addressOf({ id: row.id })}>and {more} more</Link>
        </>
      )}
    </div>
  );
}
