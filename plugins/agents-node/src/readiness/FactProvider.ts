import type { Fact } from '@agent-portal/plugin-agents-common';

/**
 * Which facts are wanted.
 *
 * @public
 */
export interface FactRequest {
  /** Entity references of the agents, up to some hundred. */
  agentRefs: string[];
  /** Ms since 1970 in UTC. */
  now: number;
  /** Aborted when the facts are no longer wanted. */
  signal?: AbortSignal;
}

/**
 * Knows facts about agents, for the conditions of scorecards.
 *
 * A scorecard declares each of its facts in `spec.facts`, with the type `provider` and the id of
 * the provider. A provider gets many agents in one call, so that a system that knows the whole
 * fleet is asked once.
 *
 * @public
 */
export interface FactProvider {
  /** Unique among the providers that are installed, such as `sonarqube`. */
  readonly id: string;

  /**
   * Says what is known about agents.
   *
   * What is known to be unknown is a `missing` fact with the reason; a fact or an agent that is
   * left out is as unknown as one. Ids of built-in facts and of attestations are not the
   * provider's to answer for and are passed over.
   *
   * @returns By the reference of the agent, then by the id of the fact.
   * @throws When it cannot answer. Each of its facts then stays what it was until its `expiresAt`,
   * or for five minutes where it has none, and is unknown afterwards. The scheduled task fails.
   */
  collect(request: FactRequest): Promise<Map<string, Map<string, Fact>>>;
}
