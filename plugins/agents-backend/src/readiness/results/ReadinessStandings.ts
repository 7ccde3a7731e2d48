import type { ReadinessSummary } from '@agent-portal/plugin-agents-common';
import type { ReadinessSource } from '../../fleet/sources';
import type { ScorecardRegister } from '../scorecards';
import type { ReadinessStore } from './ReadinessStore';
import { type Standing, summarizeReadiness } from './summarizeReadiness';

/** Tells the fleet where agents stand. */
export class ReadinessStandings implements ReadinessSource {
  readonly #register: ScorecardRegister;
  readonly #store: ReadinessStore;

  private constructor(register: ScorecardRegister, store: ReadinessStore) {
    this.#register = register;
    this.#store = store;
  }

  static create(options: {
    register: ScorecardRegister;
    store: ReadinessStore;
  }): ReadinessStandings {
    return new ReadinessStandings(options.register, options.store);
  }

  async createSummarizer(
    agentRefs: string[],
  ): Promise<
    (agentRef: string, environmentRef: string | undefined) => ReadinessSummary
  > {
    const inForce = new Map(
      (await this.#register.listInForce()).map(one => [
        one.scorecard.entityRef,
        one,
      ]),
    );
    const standings = new Map<string, Standing[]>();
    for (const result of await this.#store.listResults({ agentRefs })) {
      const scorecard = inForce.get(result.scorecardRef);
      // One of another version has other columns; it is judged anew within moments.
      if (scorecard?.fingerprint !== result.fingerprint) continue;
      const others = standings.get(result.agentRef) ?? [];
      standings.set(result.agentRef, others);
      others.push({ inForce: scorecard, result });
    }
    return (agentRef, environmentRef) =>
      summarizeReadiness(standings.get(agentRef) ?? [], environmentRef);
  }
}
