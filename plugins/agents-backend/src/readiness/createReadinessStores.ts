import type { AgentStore } from '../catalog/AgentStore';
import { DatabaseReadinessStore } from './results';
import { ReadinessStandings } from './results/ReadinessStandings';
import { DatabaseScorecardStore, ScorecardRegister } from './scorecards';

/** What scorecards are in force and what was found; the fleet needs it before agents are judged. */
export type ReadinessStores = ReturnType<typeof createReadinessStores>;

/** Puts together what is stored of readiness. */
export function createReadinessStores(
  options: Parameters<typeof DatabaseReadinessStore.create>[0] & {
    agents: AgentStore;
    now: () => number;
  },
) {
  const { knex, agents, now } = options;
  const scorecards = DatabaseScorecardStore.create({ knex });
  const store = DatabaseReadinessStore.create({ knex });
  const register = ScorecardRegister.create({ agents, store: scorecards, now });
  return {
    scorecards,
    store,
    register,
    standings: ReadinessStandings.create({ register, store }),
    /** Ids of facts that scorecards take from pushed figures. */
    async listPushedFacts(): Promise<string[]> {
      const declared = await register.listDeclaredFacts();
      return declared.flatMap(fact => (fact.type === 'pushed' ? fact.id : []));
    },
  };
}
