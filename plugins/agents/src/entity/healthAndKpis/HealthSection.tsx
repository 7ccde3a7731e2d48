import type { HistoryRange } from '@agent-portal/plugin-agents-common';
import { QueryState, useAgentHealth } from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { NoInstances } from '../cards/NoInstances';
import { useCardStyles } from '../useCardStyles';
import { HealthLinks } from './HealthLinks';
import { InstanceDetail } from './InstanceDetail';
import { MaintenanceSection } from './MaintenanceSection';

/** The health of every instance, with its components and its uptime over a range. */
export function HealthSection(props: {
  agent: string;
  title: string;
  range: HistoryRange;
}) {
  const classes = useCardStyles();
  const query = useAgentHealth(props.agent, props.range);
  return (
    <EntityInfoCard title="Health">
      <QueryState
        query={query}
        what={`the health of ${props.title}`}
        stillWorks="The agent itself is not affected by this."
        isEmpty={health => health.instances.length === 0}
        empty={<NoInstances />}
      >
        {health => (
          <div className={classes.plainList}>
            <HealthLinks links={health.links ?? []} />
            <MaintenanceSection
              agent={props.agent}
              title={props.title}
              instances={health.instances}
            />
            {health.instances.map(instance => (
              <InstanceDetail
                key={instance.environment}
                instance={instance}
                transitions={health.transitions.filter(
                  ({ subject }) => subject === instance.environment,
                )}
              />
            ))}
          </div>
        )}
      </QueryState>
    </EntityInfoCard>
  );
}
