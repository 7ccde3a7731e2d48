import type {
  AgentsApi,
  KpiSampleBatch,
} from '@agent-portal/plugin-agents-common';
import type { AgentFixture } from './createAgentFixture';
import { alertsAnswers } from './alertsAnswers';
import { fleetAnswers } from './fleetAnswers';
import { MockAgents } from './MockAgents';
import { type AlertsFixture, MockAlerts } from './MockAlerts';
import { MockCalls } from './MockCalls';
import { MockReadiness, type ReadinessFixture } from './MockReadiness';
import { MockRollouts, type RolloutsFixture } from './MockRollouts';
import { readinessAnswers } from './readinessAnswers';
import { rolloutsAnswers } from './rolloutsAnswers';

/** Every question of the API is one that `MockAgentsApi` answers. @public */
export interface MockAgentsApi extends AgentsApi {}

/**
 * An agents API over fixtures in memory. It filters, sorts and pages like the backend, keeps a
 * record of what it was asked, and can be told to fail or to keep silent.
 *
 * @public
 */
export class MockAgentsApi extends MockCalls {
  /** Batches that were pushed. */
  readonly pushed: KpiSampleBatch[] = [];
  readonly #agents: MockAgents;

  private constructor(options: {
    agents: MockAgents;
    readiness: MockReadiness;
    rollouts: MockRollouts;
    alerts: MockAlerts;
  }) {
    super();
    this.#agents = options.agents;
    const begin = this.begin.bind(this);
    const answers: AgentsApi = {
      ...fleetAnswers({ begin, pushed: this.pushed, ...options }),
      ...readinessAnswers({ begin, ...options }),
      ...rolloutsAnswers({ begin, ...options }),
      ...alertsAnswers({ begin, ...options }),
    };
    Object.assign(this, answers);
  }

  /** Creates an API that knows these agents, and what is said of readiness, rollouts and alerts. */
  static create(
    agents: AgentFixture[] = [],
    readiness: Partial<ReadinessFixture> = {},
    rollouts: Partial<RolloutsFixture> = {},
    alerts: Partial<AlertsFixture> = {},
  ): MockAgentsApi {
    return new MockAgentsApi({
      agents: MockAgents.create(agents),
      readiness: MockReadiness.create(readiness),
      rollouts: MockRollouts.create(rollouts),
      alerts: MockAlerts.create(alerts),
    });
  }

  /** Replaces the agents: what is asked from now on is answered from these. */
  setAgents(agents: AgentFixture[]): void {
    this.#agents.replace(agents);
  }
}
