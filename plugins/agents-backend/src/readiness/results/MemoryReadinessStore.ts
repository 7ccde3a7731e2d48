import type { SeenFacts } from '../model';
import { endOfDay } from './readinessRows';
import type {
  EvaluatedResult,
  ReadinessChanges,
  ReadinessStore,
  ReadinessTransition,
  StoredDay,
  StoredFacts,
} from './ReadinessStore';

/** A {@link ReadinessStore} for tests. */
export class MemoryReadinessStore implements ReadinessStore {
  readonly #results = new Map<string, EvaluatedResult>();
  readonly #days = new Map<string, StoredDay>();
  readonly #facts = new Map<string, StoredFacts>();
  readonly #factDays = new Map<string, StoredFacts>();
  #transitions = new Map<string, ReadinessTransition>();
  /** Agents whose rows in the fleet have to follow, in the order of the saves. */
  readonly touched: string[] = [];

  private constructor() {}

  static create(): MemoryReadinessStore {
    return new MemoryReadinessStore();
  }

  async exclusively<T>(
    work: (store: ReadinessStore) => Promise<T>,
  ): Promise<T> {
    return work(this);
  }

  async save(changes: ReadinessChanges): Promise<void> {
    for (const one of changes.remove) this.#results.delete(resultKey(one));
    for (const [key, { agentRef }] of this.#results) {
      if (changes.gone.includes(agentRef)) this.#results.delete(key);
    }
    for (const ref of changes.gone) this.#facts.delete(ref);
    for (const result of changes.results) {
      const { scorecardRef, agentRef, day, evaluation } = result;
      this.#results.set(resultKey(result), structuredClone(result));
      this.#days.set(`${resultKey(result)} ${day}`, {
        scorecardRef,
        agentRef,
        day,
        rank: evaluation.rank,
        ...(evaluation.score !== undefined && { score: evaluation.score }),
      });
    }
    for (const one of changes.facts) {
      this.#facts.set(one.agentRef, one);
      this.#factDays.set(`${one.agentRef} ${one.day}`, one);
    }
    for (const one of changes.transitions) {
      this.#transitions.set(`${resultKey(one)} ${one.at}`, one);
    }
    this.touched.push(...changes.touched);
  }

  async listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<EvaluatedResult[]> {
    const { scorecardRef, agentRefs } = options;
    return [...this.#results]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, result]) => structuredClone(result))
      .filter(
        result =>
          (!scorecardRef || result.scorecardRef === scorecardRef) &&
          (!agentRefs || agentRefs.includes(result.agentRef)),
      );
  }

  async listAgentRefs(): Promise<string[]> {
    const refs = [...this.#results.values()].map(({ agentRef }) => agentRef);
    return [...new Set([...refs, ...this.#facts.keys()])].sort();
  }

  async listDue(now: number): Promise<string[]> {
    const due = [...this.#results.values()].filter(
      ({ evaluation: { dueAt } }) => dueAt !== undefined && dueAt <= now,
    );
    return [...new Set(due.map(({ agentRef }) => agentRef))].sort();
  }

  async listFacts(agentRefs: string[]): Promise<Map<string, StoredFacts>> {
    return new Map(
      [...this.#facts].filter(([agentRef]) => agentRefs.includes(agentRef)),
    );
  }

  async factsOnDay(
    day: string,
    agentRefs?: string[],
  ): Promise<Map<string, SeenFacts>> {
    return new Map(
      [...this.#factDays.values()]
        .filter(one => one.day === day)
        .filter(one => !agentRefs || agentRefs.includes(one.agentRef))
        .map(({ agentRef, facts, seenAt = endOfDay(day) }) => [
          agentRef,
          { facts, seenAt },
        ]),
    );
  }

  async daysWithFacts(): Promise<string[]> {
    const days = [...this.#factDays.values()].map(one => one.day);
    return [...new Set(days)].sort();
  }

  async listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<ReadinessTransition[]> {
    return [...this.#transitions.values()]
      .filter(one => one.agentRef === agentRef && one.at < window.before)
      .sort((a, b) => b.at - a.at || (a.scorecardRef < b.scorecardRef ? -1 : 1))
      .slice(0, window.limit);
  }

  async listDays(agentRef: string, from: string): Promise<StoredDay[]> {
    return [...this.#days]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, day]) => day)
      .filter(one => one.agentRef === agentRef && one.day >= from);
  }

  async prune(before: { transitions: number; day: string }): Promise<void> {
    this.#transitions = new Map(
      [...this.#transitions].filter(([, { at }]) => at >= before.transitions),
    );
    for (const days of [this.#days, this.#factDays]) {
      for (const [key, { day }] of days) {
        if (day < before.day) days.delete(key);
      }
    }
  }
}

function resultKey(one: { scorecardRef: string; agentRef: string }): string {
  return `${one.scorecardRef} ${one.agentRef}`;
}
