import type { AgentAlerts } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  isQuiet,
  useAgentAlerts,
} from '@agent-portal/plugin-agents-react';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { AlertCard } from '../../alerts/card/AlertCard';
import { EvaluatedNotice } from '../../alerts/list/EvaluatedNotice';
import { useRolloutStyles } from '../../rollouts/useRolloutStyles';
import { useAgentEntity } from '../useAgentEntity';
import { AlertTable } from './AlertTable';

/**
 * The alerts of an agent: those that are open, those that nobody is told of, and those that were
 * resolved last.
 *
 * @public
 */
export function AgentAlertsContent() {
  return (
    <AgentsQueryProvider>
      <TabContent />
    </AgentsQueryProvider>
  );
}

function TabContent() {
  const { ref, title } = useAgentEntity();
  const query = useAgentAlerts(ref);
  return (
    <QueryState
      query={query}
      what={`the alerts of ${title}`}
      stillWorks="Alerts are raised and told all the same."
    >
      {alerts => <Alerts alerts={alerts} />}
    </QueryState>
  );
}

function Alerts({ alerts }: { alerts: AgentAlerts }) {
  const classes = useRolloutStyles();
  const { open, recent, evaluatedAt, unknown } = alerts;
  const told = open.filter(row => !isQuiet(row));
  const quiet = open.filter(isQuiet);
  return (
    <div className={classes.page}>
      <div className={classes.plainList}>
        <EvaluatedNotice evaluatedAt={evaluatedAt} unknown={unknown} />
        {told.length === 0 && evaluatedAt && (
          <p className={classes.text}>No alert is open.</p>
        )}
        {told.map(row => (
          <AlertCard key={row.id} row={row} />
        ))}
      </div>
      {quiet.length > 0 && (
        <section aria-label="Quiet">
          <h2 className={classes.heading}>Quiet: nobody is told of these</h2>
          <div className={classes.plainList}>
            {quiet.map(row => (
              <AlertCard key={row.id} row={row} />
            ))}
          </div>
        </section>
      )}
      <EntityInfoCard title="Resolved lately">
        {recent.length === 0 ? (
          <p className={classes.text}>None was resolved lately.</p>
        ) : (
          <AlertTable rows={recent} label="Alerts that were resolved" />
        )}
      </EntityInfoCard>
    </div>
  );
}
