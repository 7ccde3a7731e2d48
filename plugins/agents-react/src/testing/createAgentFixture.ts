import type {
  AgentDetail,
  AgentHealth,
  AgentKpis,
  AgentReadiness,
  FleetRow,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import { createAgentDetail } from './createAgentDetail';
import { createAgentHealth } from './createAgentHealth';
import { createAgentReadiness } from './createAgentReadiness';
import { createFleetRow } from './createFleetRow';
import { createAgentKpis } from './createKpiResult';
import { createTimelineEvent } from './createTimeline';

/** Everything the backend knows about one agent. @public */
export interface AgentFixture {
  row: FleetRow;
  detail: AgentDetail;
  health: AgentHealth;
  kpis: AgentKpis;
  readiness: AgentReadiness;
  /** Newest first. */
  events: TimelineEvent[];
}

/**
 * One agent with everything the backend knows about it. What is left out is made to fit the row.
 *
 * @public
 */
export function createAgentFixture(
  overrides: Partial<AgentFixture> = {},
): AgentFixture {
  const row = overrides.row ?? overrides.detail?.row ?? createFleetRow();
  return {
    row,
    detail: createAgentDetail({ row }),
    health: createAgentHealth(),
    kpis: createAgentKpis(),
    readiness: createAgentReadiness(
      row.readiness && { summary: row.readiness },
    ),
    events: [createTimelineEvent()],
    ...overrides,
  };
}
