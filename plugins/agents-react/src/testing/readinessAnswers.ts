import type { ReadinessApi } from '@agent-portal/plugin-agents-common';
import {
  answerScorecardGroups,
  answerScorecardResults,
} from './answerScorecard';
import { FIXTURE_NOW } from './createManualClock';
import type { MockAgents } from './MockAgents';
import type { BeginCall } from './MockCalls';
import type { MockReadiness } from './MockReadiness';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** Answers the questions about readiness from fixtures. */
export function readinessAnswers(options: {
  begin: BeginCall;
  agents: MockAgents;
  readiness: MockReadiness;
}): ReadinessApi {
  const { begin, agents, readiness } = options;
  return {
    async getAgentReadiness(ref) {
      await begin('getAgentReadiness', ref);
      return readiness.readinessOf(agents.find(ref));
    },

    async listScorecards() {
      await begin('listScorecards');
      const { scorecards } = readiness.fixture;
      return {
        items: scorecards.map(({ detail }) => detail.summary),
        asOf: AS_OF,
      };
    },

    async getScorecard(ref, days) {
      await begin('getScorecard', ref, days);
      return readiness.findScorecard(ref).detail;
    },

    async listScorecardResults(ref, query = {}) {
      await begin('listScorecardResults', ref, query);
      return answerScorecardResults(readiness.findScorecard(ref), query);
    },

    async listScorecardGroups(ref, query = {}) {
      await begin('listScorecardGroups', ref, query);
      return answerScorecardGroups(readiness.findScorecard(ref), query);
    },

    async listReadinessActions(query = {}) {
      await begin('listReadinessActions', query);
      const { owner, scorecard, limit = 20 } = query;
      const items = readiness.fixture.actions.filter(
        action =>
          (!owner?.length || owner.includes(action.owner ?? '')) &&
          (!scorecard || action.scorecard === scorecard),
      );
      return { items: items.slice(0, limit), asOf: AS_OF };
    },

    async simulateScorecard(request) {
      await begin('simulateScorecard', request);
      return readiness.fixture.simulation;
    },

    async getReadinessInbox() {
      await begin('getReadinessInbox');
      const exemptions = readiness
        .listExemptions(agents.list(), { status: ['requested'] })
        .filter(({ may }) => may.length > 0)
        .reverse();
      const statements = agents
        .list()
        .flatMap(agent => readiness.readinessOf(agent).statements)
        .filter(({ maySign, current }) => maySign && !current);
      return { exemptions, statements, asOf: AS_OF };
    },

    async listExemptions(query = {}) {
      await begin('listExemptions', query);
      const items = readiness.listExemptions(agents.list(), query);
      return { items, asOf: AS_OF };
    },

    async requestExemption(request) {
      await begin('requestExemption', request);
      return readiness.request(request);
    },

    async decideExemption(id, decision, request = {}) {
      await begin('decideExemption', id, decision, request);
      return readiness.decide(agents.list(), id, decision, request.reason);
    },

    async signAttestation(request) {
      await begin('signAttestation', request);
      return readiness.sign(agents.find(request.agent), request);
    },

    async revokeAttestation(id, request = {}) {
      await begin('revokeAttestation', id, request);
      return readiness.revoke(agents.list(), id, request.reason);
    },

    async getGate(query) {
      await begin('getGate', query);
      return readiness.gate(agents.find(query.agent), query);
    },

    async listGateDecisions(query = {}) {
      await begin('listGateDecisions', query);
      const { agent, before, limit = 50 } = query;
      const matching = readiness.fixture.decisions.filter(
        decision =>
          (!agent || decision.agent === agent) &&
          (!before || decision.at < before),
      );
      const items = matching.slice(0, limit);
      return {
        items,
        ...(matching.length > limit && { nextBefore: items[limit - 1].at }),
        asOf: AS_OF,
      };
    },
  };
}
