import type {
  FleetApi,
  KpiSampleBatch,
} from '@agent-portal/plugin-agents-common';
import {
  answerFleetFacets,
  answerFleetOverview,
  answerFleetPage,
  answerFleetSummary,
} from './answerFleet';
import { FIXTURE_NOW } from './createManualClock';
import type { MockAgents } from './MockAgents';
import type { BeginCall } from './MockCalls';

/** Answers the questions about the fleet from fixtures. */
export function fleetAnswers(options: {
  begin: BeginCall;
  agents: MockAgents;
  pushed: KpiSampleBatch[];
}): FleetApi {
  const { begin, agents, pushed } = options;
  return {
    async listFleet(query = {}) {
      await begin('listFleet', query);
      return answerFleetPage(agents.rows(), query);
    },

    async summarizeFleet(filter = {}) {
      await begin('summarizeFleet', filter);
      return answerFleetSummary(agents.rows(), filter);
    },

    async listFleetFacets() {
      await begin('listFleetFacets');
      return answerFleetFacets(agents.rows());
    },

    async getFleetOverview() {
      await begin('getFleetOverview');
      return answerFleetOverview(agents.rows());
    },

    async getAgent(ref) {
      await begin('getAgent', ref);
      return agents.find(ref).detail;
    },

    async getAgentHealth(ref, range) {
      await begin('getAgentHealth', ref, range);
      return agents.find(ref).health;
    },

    async getAgentKpis(ref, range) {
      await begin('getAgentKpis', ref, range);
      return agents.find(ref).kpis;
    },

    async getAgentTimeline(ref, query = {}) {
      await begin('getAgentTimeline', ref, query);
      const { before, eventKind, limit = 50 } = query;
      const matching = agents
        .find(ref)
        .events.filter(
          event =>
            (!before || event.at < before) &&
            (!eventKind?.length || eventKind.includes(event.kind)),
        );
      const items = matching.slice(0, limit);
      return {
        items,
        ...(matching.length > limit && { nextBefore: items[limit - 1].at }),
        asOf: new Date(FIXTURE_NOW).toISOString(),
      };
    },

    async pushKpiSamples(batch) {
      await begin('pushKpiSamples', batch);
      pushed.push(batch);
      return { accepted: batch.samples.length, duplicates: 0, outOfOrder: 0 };
    },
  };
}
