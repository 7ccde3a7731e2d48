import { isBurning } from './KpiStateStore';
import type {
  KpiBurnTransition,
  KpiState,
  KpiStateChanges,
  KpiStateStore,
  KpiStatusCount,
  KpiTransition,
} from './KpiStateStore';

/** A {@link KpiStateStore} for tests. */
export class MemoryKpiStateStore implements KpiStateStore {
  readonly #states = new Map<string, KpiState>();
  #transitions: KpiTransition[] = [];
  readonly #burnTransitions = new Map<string, KpiBurnTransition>();

  private constructor() {}

  static create(): MemoryKpiStateStore {
    return new MemoryKpiStateStore();
  }

  async listAgentRefs(): Promise<string[]> {
    const states = await this.list();
    return [...new Set(states.map(({ agentRef }) => agentRef))];
  }

  async list(agentRefs?: string[]): Promise<KpiState[]> {
    return this.#select(agentRefs);
  }

  async listBurning(): Promise<KpiState[]> {
    return (await this.list())
      .filter(isBurning)
      .sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  }

  async listExpired(now: number): Promise<string[]> {
    const expired = (await this.list()).filter(
      ({ expiresAt }) => expiresAt !== undefined && expiresAt < now,
    );
    return [...new Set(expired.map(({ agentRef }) => agentRef))].sort();
  }

  async update<T extends KpiStateChanges>(
    agentRefs: string[],
    decide: (stored: KpiState[]) => T,
  ): Promise<T> {
    const changes = decide(this.#select(agentRefs));
    for (const state of changes.remove) this.#states.delete(nameOf(state));
    for (const state of changes.put) {
      this.#states.set(nameOf(state), JSON.parse(JSON.stringify(state)));
    }
    for (const transition of changes.transitions) {
      const known = this.#transitions.findIndex(
        one => nameOf(one) === nameOf(transition) && one.at === transition.at,
      );
      if (known >= 0) this.#transitions[known] = transition;
      else this.#transitions.push(transition);
    }
    for (const transition of changes.burnTransitions ?? []) {
      const { at, burn } = transition;
      this.#burnTransitions.set(
        `${nameOf(transition)}\n${at}\n${burn}`,
        transition,
      );
    }
    return changes;
  }

  async countStatuses(agentRefs?: string[]): Promise<KpiStatusCount[]> {
    const counts = new Map<string, KpiStatusCount>();
    for (const { agentRef, status, counted } of await this.list(agentRefs)) {
      if (!counted) continue;
      const name = `${agentRef}\n${status}`;
      const count = (counts.get(name)?.count ?? 0) + 1;
      counts.set(name, { agentRef, status, count });
    }
    return [...counts.values()];
  }

  async listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiTransition[]> {
    return this.#transitions
      .filter(one => one.agentRef === agentRef && one.at < window.before)
      .sort((a, b) => b.at - a.at || (a.kpiId < b.kpiId ? -1 : 1))
      .slice(0, window.limit);
  }

  async listBurnTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<KpiBurnTransition[]> {
    const nameIn = ({ kpiId, burn }: KpiBurnTransition) => `${kpiId}\n${burn}`;
    return [...this.#burnTransitions.values()]
      .filter(one => one.agentRef === agentRef && one.at < window.before)
      .sort((a, b) => b.at - a.at || (nameIn(a) < nameIn(b) ? -1 : 1))
      .slice(0, window.limit);
  }

  async prune(before: number): Promise<void> {
    for (const [name, { at }] of this.#burnTransitions) {
      if (at < before) this.#burnTransitions.delete(name);
    }
    this.#transitions = this.#transitions.filter(one => one.at >= before);
  }

  #select(agentRefs: string[] | undefined): KpiState[] {
    return [...this.#states.values()]
      .filter(state => !agentRefs || agentRefs.includes(state.agentRef))
      .map(state => structuredClone(state));
  }
}

function nameOf(one: Pick<KpiState, 'agentRef' | 'kpiId'>): string {
  return `${one.agentRef}\n${one.kpiId}`;
}
