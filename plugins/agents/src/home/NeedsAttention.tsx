import { type FleetQuery, PHASES } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  useFleet,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { agentsRouteRef } from '../routes';
import { AgentList } from './AgentList';
import { mergeAttention } from './mergeAttention';
import { WaitingAlerts } from './WaitingAlerts';
import { WaitingApprovals } from './WaitingApprovals';
import { WaitingDecisions } from './WaitingDecisions';

const SHOWN = 6;

/** What is not there yet, or no more, has nothing that could be measured. */
const MEASURABLE = PHASES.filter(
  phase => phase !== 'planned' && phase !== 'retired',
);

const UNWELL: FleetQuery = {
  health: ['fail', 'unknown'],
  phase: MEASURABLE,
  orderBy: 'health',
  order: 'desc',
  limit: SHOWN,
};

const OFF_TARGET: FleetQuery = {
  kpi: ['not-met'],
  orderBy: 'health',
  order: 'desc',
  limit: SHOWN,
};

/** The agents that fail, are unknown or miss a target, the worst first, and what waits for a decision. */
export function NeedsAttention() {
  return (
    <AgentsQueryProvider>
      <WaitingAlerts />
      <WaitingApprovals />
      <WaitingDecisions />
      <Attention />
    </AgentsQueryProvider>
  );
}

function Attention() {
  const agents = useRouteRef(agentsRouteRef);
  const unwell = useFleet(UNWELL);
  const offTarget = useFleet(OFF_TARGET);
  return (
    <QueryState query={unwell} what="the agents that need attention">
      {first => (
        <QueryState query={offTarget} what="the agents that miss a target">
          {second => {
            const rows = mergeAttention(first.items, second.items, SHOWN);
            if (rows.length === 0) {
              return (
                <Typography>
                  Nothing needs attention: no agent fails, none is unknown, and
                  all KPIs with data are on target.
                </Typography>
              );
            }
            return (
              <>
                <AgentList rows={rows} />
                <Typography>
                  <Link to={agents()}>All agents, the worst first</Link>
                </Typography>
              </>
            );
          }}
        </QueryState>
      )}
    </QueryState>
  );
}
