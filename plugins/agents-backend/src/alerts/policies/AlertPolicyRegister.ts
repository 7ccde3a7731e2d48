import {
  type AlertPolicyInForce,
  createPolicyIndex,
} from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';

/** The policies of alerts that are in force: of each the last good one of the catalog. */
export class AlertPolicyRegister {
  readonly #agents: Pick<AgentStore, 'listPolicies'>;

  private constructor(agents: Pick<AgentStore, 'listPolicies'>) {
    this.#agents = agents;
  }

  static create(options: {
    agents: Pick<AgentStore, 'listPolicies'>;
  }): AlertPolicyRegister {
    return new AlertPolicyRegister(options.agents);
  }

  async listInForce(): Promise<AlertPolicyInForce[]> {
    return (await this.#agents.listPolicies()).alertPolicies;
  }

  /** Finds the policy that an alert was raised by; one that is gone counts as the built-in one. */
  async indexPolicies(): Promise<(ref: string) => AlertPolicyInForce> {
    return createPolicyIndex(await this.listInForce());
  }
}
