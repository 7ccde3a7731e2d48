import type {
  AgentHealth,
  AgentKpis,
  HealthHistory,
  HistoryRange,
  ReleaseShare,
  ScrapeStatus,
  TimelineEvent,
} from '@agent-portal/plugin-agents-common';
import type { Viewer } from '../authorization/Viewer';
import type { MeasuredInstance } from '../fleet/sources';

/** Which events are wanted: the newest before a time. */
export interface EventWindow {
  /** Milliseconds since 1970. */
  before: number;
  limit: number;
}

/** Where an agent's page learns about its health. */
export interface AgentHealthSource {
  listInstanceHealth(
    agentRefs?: string[],
  ): Promise<Map<string, MeasuredInstance[]>>;
  /** One for each instance that was ever probed. */
  getHistory(
    agentRef: string,
    range: HistoryRange,
  ): Promise<Array<{ environmentRef: string; history: HealthHistory }>>;
  /** Newest first. */
  listTransitions(
    agentRef: string,
    window: EventWindow,
  ): Promise<TimelineEvent[]>;
}

/** Where an agent's page learns about its KPIs. */
export interface AgentKpiSource {
  getAgentKpis(agentRef: string, range: HistoryRange): Promise<AgentKpis>;
  /** Newest first. */
  listTransitions(
    agentRef: string,
    window: EventWindow,
  ): Promise<TimelineEvent[]>;
  listReleaseShares(
    agentRefs: string[] | undefined,
    since: number,
  ): Promise<Map<string, Map<string, ReleaseShare[]>>>;
  /** By environment. */
  listScrapeStatuses(agentRef: string): Promise<Map<string, ScrapeStatus>>;
}

/** Where an agent's page learns how its levels changed. */
export interface AgentReadinessSource {
  /** Newest first. */
  listTransitions(
    agentRef: string,
    window: EventWindow,
  ): Promise<TimelineEvent[]>;
}

/** Where an agent's page learns what became of its rollouts. */
export interface AgentRolloutSource {
  /** Newest first. */
  listEvents(agentRef: string, window: EventWindow): Promise<TimelineEvent[]>;
}

/** Where an agent's page learns what happened to its alerts, or of its maintenance. */
export interface AgentEventSource {
  /** Newest first, in words that name only what the viewer may see. */
  listEvents(
    agentRef: string,
    window: EventWindow,
    viewer: Viewer,
  ): Promise<TimelineEvent[]>;
}

/** Adds what belongs to the health of an agent beside what was measured of it. */
export interface AgentHealthCompleter {
  complete(
    agentRef: string,
    health: AgentHealth,
    viewer: Viewer,
  ): Promise<AgentHealth>;
}
