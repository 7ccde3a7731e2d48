import type {
  AgentDetail,
  AgentHealth,
  AgentKpis,
  HistoryRange,
} from '@agent-portal/plugin-agents-common';
import {
  type CompoundEntityRef,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { type AgentsQueryResult, useAgentsQuery } from './useAgentsQuery';

/** The reference in the one form that keys use. */
export function normalizeAgentRef(ref: string | CompoundEntityRef): string {
  return stringifyEntityRef(
    typeof ref === 'string'
      ? parseEntityRef(ref, { defaultKind: 'component' })
      : ref,
  );
}

/**
 * One agent: its row in the fleet, its phase with reasons, its instances and the faults of its
 * catalog entry.
 *
 * @public
 */
export function useAgent(
  ref: string | CompoundEntityRef,
): AgentsQueryResult<AgentDetail> {
  const agent = normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent', agent],
    ask: (api, options) => api.getAgent(agent, options),
  });
}

/**
 * The health of every instance of an agent.
 *
 * @param range - How far back the history reaches; an hour by default.
 * @public
 */
export function useAgentHealth(
  ref: string | CompoundEntityRef,
  range: HistoryRange = '1h',
): AgentsQueryResult<AgentHealth> {
  const agent = normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent-health', agent],
    variant: { range },
    ask: (api, options) => api.getAgentHealth(agent, range, options),
  });
}

/**
 * Every KPI of an agent against its target, worst first.
 *
 * @param range - How far back the points reach; an hour by default.
 * @public
 */
export function useAgentKpis(
  ref: string | CompoundEntityRef,
  range: HistoryRange = '1h',
): AgentsQueryResult<AgentKpis> {
  const agent = normalizeAgentRef(ref);
  return useAgentsQuery({
    subject: ['agent-kpis', agent],
    variant: { range },
    ask: (api, options) => api.getAgentKpis(agent, range, options),
  });
}
