import type { AlertsQuery } from '@agent-portal/plugin-agents-common';
import type { Knex } from 'knex';
import type {
  AlertOwners,
  AlertView,
} from '../../alerts/results/AlertReadModel';
import { whereAgentScope } from '../whereAgentScope';

/** Restricts a query on `alerts` to those that concern an agent in sight, or none where that is seen. */
export function whereAlertSeen(
  query: Knex.QueryBuilder,
  { scope, seesFleetAlerts }: AlertView,
): void {
  query.whereNot('alerts.state', 'pending');
  // One that was over before it was raised was none.
  query.whereNotNull('alerts.opened_at').where(inner => {
    inner.whereExists(agents => {
      agents
        .from('alert_agents')
        .whereRaw('alert_agents.alert_id = alerts.id')
        .select('alert_agents.alert_id');
      whereAgentScope(agents, scope, 'alert_agents.agent_ref');
    });
    if (seesFleetAlerts) {
      inner.orWhereNotExists(agents =>
        agents
          .from('alert_agents')
          .whereRaw('alert_agents.alert_id = alerts.id')
          .select('alert_agents.alert_id'),
      );
    }
  });
}

/** Restricts a query on `alerts` to what is asked for, but for severity, state and whether it is quiet. */
export function whereAlertAsked(
  query: Knex.QueryBuilder,
  { kind, owner, agent }: AlertsQuery,
  scope: AlertView['scope'],
): void {
  if (kind && kind.length > 0) query.whereIn('alerts.kind', kind);
  if (agent) {
    whereConcerns(query, scope, agents =>
      agents.where('alert_agents.agent_ref', agent),
    );
  }
  if (owner && owner.length > 0) {
    whereConcerns(query, scope, agents =>
      agents
        .join('fleet', 'fleet.ref', 'alert_agents.agent_ref')
        .whereIn('fleet.owner', owner),
    );
  }
}

/** Restricts a query on `alerts` to those about agents of some owners, or of which these were told. */
export function whereAlertOwned(
  query: Knex.QueryBuilder,
  owners: AlertOwners,
  scope: AlertView['scope'],
): void {
  query.where(inner => {
    whereConcerns(inner, scope, agents =>
      agents
        .join('fleet', 'fleet.ref', 'alert_agents.agent_ref')
        .whereIn('fleet.owner', owners),
    );
    inner.orWhereExists(told =>
      told
        .from('alert_told')
        .whereRaw('alert_told.alert_id = alerts.id')
        .whereIn('alert_told.ref', owners)
        .select('alert_told.alert_id'),
    );
  });
}

/** Restricts a query on `alerts` to those that nobody is told of, or to the others. */
export function whereAlertQuiet(
  query: Knex.QueryBuilder,
  isQuiet: boolean,
  now: number,
): void {
  query.where(inner => {
    if (isQuiet) {
      inner
        .whereNotNull('alerts.explained_by')
        .orWhere('alerts.silenced_until', '>', now);
    } else {
      inner
        .whereNull('alerts.explained_by')
        .where(loud =>
          loud
            .whereNull('alerts.silenced_until')
            .orWhere('alerts.silenced_until', '<=', now),
        );
    }
  });
}

/** What is asked of agents is answered from those in sight: nothing about the others is told so. */
function whereConcerns(
  query: Knex.QueryBuilder,
  scope: AlertView['scope'],
  narrow: (agents: Knex.QueryBuilder) => void,
): void {
  query.whereExists(agents => {
    agents
      .from('alert_agents')
      .whereRaw('alert_agents.alert_id = alerts.id')
      .select('alert_agents.alert_id');
    narrow(agents);
    whereAgentScope(agents, scope, 'alert_agents.agent_ref');
  });
}
