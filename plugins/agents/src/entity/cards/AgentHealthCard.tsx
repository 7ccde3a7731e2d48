import {
  AgentsQueryProvider,
  QueryState,
  RelativeTime,
  StatusLabel,
  useAgentHealth,
  useChangeFlash,
} from '@agent-portal/plugin-agents-react';
import type { AgentHealth } from '@agent-portal/plugin-agents-common';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { HEALTH_AND_KPIS_PATH, useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { isNotDeployed, NotDeployed } from './InstanceStatus';
import { InstanceSummary } from './InstanceSummary';
import { NoInstances } from './NoInstances';

/**
 * Whether the agent is healthy in each of its environments, with what is not well.
 *
 * @public
 */
export function AgentHealthCard() {
  return (
    <AgentsQueryProvider>
      <CardContent />
    </AgentsQueryProvider>
  );
}

function CardContent() {
  const { ref, title, tab } = useAgentEntity();
  const query = useAgentHealth(ref);
  return (
    <EntityInfoCard
      title="Health"
      footerActions={<Link to={tab(HEALTH_AND_KPIS_PATH)}>All components</Link>}
    >
      <QueryState
        query={query}
        what={`the health of ${title}`}
        stillWorks="The agent itself is not affected by this."
        isEmpty={health => health.instances.length === 0}
        empty={<NoInstances />}
      >
        {health => <HealthSummary health={health} />}
      </QueryState>
    </EntityInfoCard>
  );
}

function HealthSummary(props: { health: AgentHealth }) {
  const classes = useCardStyles();
  const { status, since, instances } = props.health;
  const flash = useChangeFlash(status);
  const notDeployed = instances.every(({ health }) => isNotDeployed(health));
  return (
    <>
      <div className={classes.headline}>
        <span className={flash}>
          {notDeployed ? (
            <NotDeployed size="large" />
          ) : (
            <StatusLabel kind="health" status={status} size="large" />
          )}
        </span>
        <span className={`${classes.text} ${classes.subtle}`}>
          since <RelativeTime at={since} focusable />
        </span>
      </div>
      <h4 className={classes.heading}>Environments</h4>
      <ul className={classes.plainList}>
        {instances.map(instance => (
          <li key={instance.environment}>
            <InstanceSummary instance={instance} />
          </li>
        ))}
      </ul>
    </>
  );
}
