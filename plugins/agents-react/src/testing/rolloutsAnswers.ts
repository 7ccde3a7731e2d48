import type { RolloutsApi } from '@agent-portal/plugin-agents-common';
import { FIXTURE_NOW } from './createManualClock';
import type { MockAgents } from './MockAgents';
import type { BeginCall } from './MockCalls';
import type { MockRollouts } from './MockRollouts';

const AS_OF = new Date(FIXTURE_NOW).toISOString();

/** Answers the questions about rollouts from fixtures. */
export function rolloutsAnswers(options: {
  begin: BeginCall;
  agents: MockAgents;
  rollouts: MockRollouts;
}): RolloutsApi {
  const { begin, agents, rollouts } = options;
  return {
    async getAgentRollouts(ref) {
      await begin('getAgentRollouts', ref);
      const agent = agents.find(ref).row.ref;
      const { items } = rollouts.list({ agent });
      const offers = rollouts.fixture.offers[agent] ?? [];
      return { items, offers, asOf: AS_OF };
    },

    async listRollouts(query = {}) {
      await begin('listRollouts', query);
      return rollouts.list(query);
    },

    async createRollout(request) {
      await begin('createRollout', request);
      return rollouts.create(agents.find(request.agent), request);
    },

    async getRollout(id) {
      await begin('getRollout', id);
      return rollouts.find(id);
    },

    async getRolloutLedger(id, query = {}) {
      await begin('getRolloutLedger', id, query);
      return rollouts.ledger(id, query);
    },

    async replayRollout(id, policy = 'recorded') {
      await begin('replayRollout', id, policy);
      return rollouts.replay(id, policy);
    },

    async getRolloutPreflight(query) {
      await begin('getRolloutPreflight', query);
      return rollouts.fixture.preflight;
    },

    async operateRollout(id, operation, request = {}) {
      await begin('operateRollout', id, operation, request);
      return rollouts.operate(id, operation, request);
    },

    async getStopLine() {
      await begin('getStopLine');
      return rollouts.stopLine();
    },

    async setStopLine(request) {
      await begin('setStopLine', request);
      return rollouts.setStopLine(request);
    },

    async listRolloutPlans() {
      await begin('listRolloutPlans');
      return { items: rollouts.plans(), asOf: AS_OF };
    },

    async operateRolloutPlan(ref, operation, request = {}) {
      await begin('operateRolloutPlan', ref, operation, request);
      return rollouts.operatePlan(ref, operation, request.reason);
    },
  };
}
