import type { KpiMeasureRequest } from '@agent-portal/plugin-agents-node';

/** Below this many agents a query names them; above, it asks for all. */
const MAXIMUM_NAMED = 500;

/** Requests for the same window, which one query can answer. */
export interface WindowGroup {
  windowMs: number;
  requests: KpiMeasureRequest[];
  kpiIds: string[];
  /** Absent when there are many. */
  agentRefs?: string[];
}

/** Groups requests by window. */
export function byWindow(requests: KpiMeasureRequest[]): WindowGroup[] {
  const groups = new Map<number, KpiMeasureRequest[]>();
  for (const request of requests) {
    const group = groups.get(request.windowMs);
    if (group) group.push(request);
    else groups.set(request.windowMs, [request]);
  }
  return [...groups].map(([windowMs, group]) => ({
    windowMs,
    requests: group,
    kpiIds: [...new Set(group.map(request => request.definition.id))],
    agentRefs: namedAgents(group),
  }));
}

/** The agents that requests are about, or undefined when there are too many to name. */
export function namedAgents(
  requests: KpiMeasureRequest[],
): string[] | undefined {
  const refs = new Set(requests.map(request => request.agentRef));
  return refs.size <= MAXIMUM_NAMED ? [...refs] : undefined;
}
