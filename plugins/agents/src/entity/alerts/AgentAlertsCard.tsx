import type { AgentAlerts } from '@agent-portal/plugin-agents-common';
import {
  AgentsQueryProvider,
  QueryState,
  isQuiet,
  useAgentAlerts,
} from '@agent-portal/plugin-agents-react';
import { Link } from '@backstage/core-components';
import { EntityInfoCard } from '@backstage/plugin-catalog-react';
import { EvaluatedNotice } from '../../alerts/list/EvaluatedNotice';
import { ALERTS_PATH, useAgentEntity } from '../useAgentEntity';
import { useCardStyles } from '../useCardStyles';
import { PresentAlert } from './PresentAlert';

const SHOWN = 3;

/**
 * The alerts of an agent that are open, with the time left to acknowledge and the button to do so.
 *
 * @public
 */
export function AgentAlertsCard() {
  return (
    <AgentsQueryProvider>
      <CardContent />
    </AgentsQueryProvider>
  );
}

function CardContent() {
  const { ref, title } = useAgentEntity();
  const query = useAgentAlerts(ref);
  return (
    <EntityInfoCard title="Alerts">
      <QueryState
        query={query}
        what={`the alerts of ${title}`}
        stillWorks="Alerts are raised and told all the same."
      >
        {alerts => <Present alerts={alerts} />}
      </QueryState>
    </EntityInfoCard>
  );
}

function Present({ alerts }: { alerts: AgentAlerts }) {
  const classes = useCardStyles();
  const { tab } = useAgentEntity();
  const { open, recent, evaluatedAt, unknown } = alerts;
  const told = open.filter(row => !isQuiet(row));
  const quiet = open.length - told.length;
  return (
    <div className={classes.plainList}>
      {told.length === 0 && evaluatedAt && (
        <p className={classes.text}>No alert is open.</p>
      )}
      {told.slice(0, SHOWN).map(row => (
        <PresentAlert key={row.id} row={row} />
      ))}
      <EvaluatedNotice evaluatedAt={evaluatedAt} unknown={unknown} />
      <p className={classes.text}>
        <Link to={tab(ALERTS_PATH)}>
          {describeRest({
            more: Math.max(0, told.length - SHOWN),
            quiet,
            recent: recent.length,
          })}
        </Link>
      </p>
    </div>
  );
}

function describeRest(rest: { more: number; quiet: number; recent: number }) {
  const parts = [
    rest.more > 0 && `${rest.more} more open`,
    rest.quiet > 0 && `${rest.quiet} quiet`,
    rest.recent > 0 && `${rest.recent} resolved lately`,
  ].filter(Boolean);
  return parts.length > 0 ? `All alerts: ${parts.join(', ')}` : 'All alerts';
}
