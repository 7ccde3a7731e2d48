import type {
  DependencyHealth,
  DependentAgent,
} from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';
import { Fragment } from 'react';
import { useCardStyles } from '../useCardStyles';

/** Named at most of those that it takes down, and of those that it does not. */
const MOST_HIT = 20;
const MOST_CALM = 5;

/** The other agents that a dependency concerns: those that it takes down, and those that need it. */
export function DependentAgents(props: {
  agent: string;
  dependency: DependencyHealth;
}) {
  const classes = useCardStyles();
  const { agent, dependency } = props;
  const others = dependency.agents.filter(other => other.ref !== agent);
  const hit = others.filter(isHit);
  const calm = others.filter(other => !isHit(other));
  return (
    <>
      {hit.length > 0 && (
        <p className={classes.text}>
          Takes down as well: <AgentLinks agents={hit} most={MOST_HIT} />
        </p>
      )}
      {calm.length > 0 && (
        <p className={`${classes.text} ${classes.subtle}`}>
          {hit.length > 0 ? 'Also needed by' : 'Needed by'}{' '}
          <AgentLinks agents={calm} most={MOST_CALM} />
        </p>
      )}
    </>
  );
}

function AgentLinks(props: {
  agents: readonly DependentAgent[];
  most: number;
}) {
  const link = useEntityRefLink();
  const { agents, most } = props;
  const rest = agents.length - most;
  return (
    <>
      {agents.slice(0, most).map((agent, index) => (
        <Fragment key={agent.ref}>
          {index > 0 && ', '}
          <Link to={link(agent.ref)}>{agent.title}</Link>
        </Fragment>
      ))}
      {rest > 0 && ` and ${rest} more`}
    </>
  );
}

function isHit({ status }: DependentAgent): boolean {
  return status === 'fail' || status === 'warn';
}
