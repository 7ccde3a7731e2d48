import {
  AgentsQueryProvider,
  QueryState,
  useAgent,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { TIMELINE_PATH, useAgentEntity } from '../useAgentEntity';
import { RolloutPhase } from './RolloutPhase';

/**
 * Where the agent is in its rollout, since when and why, and what comes next.
 *
 * @public
 */
export function RolloutPhaseCard() {
  return (
    <AgentsQueryProvider>
      <CardContent />
    </AgentsQueryProvider>
  );
}

function CardContent() {
  const { ref, title, tab } = useAgentEntity();
  const query = useAgent(ref);
  return (
    <EntityInfoCard
      title="Rollout phase"
      footerActions={<Link to={tab(TIMELINE_PATH)}>What happened before</Link>}
    >
      <QueryState
        query={query}
        what={`the rollout phase of ${title}`}
        stillWorks="What the catalog says about it is not affected."
      >
        {detail => <RolloutPhase detail={detail} />}
      </QueryState>
    </EntityInfoCard>
  );
}
