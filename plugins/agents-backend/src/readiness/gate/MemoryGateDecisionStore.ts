import { isInScope } from '../workflow/isInScope';
import type {
  GateDecisionFilter,
  GateDecisionStore,
  StoredGateDecision,
} from './GateDecisionStore';

/** A {@link GateDecisionStore} for tests. */
export class MemoryGateDecisionStore implements GateDecisionStore {
  #decisions: StoredGateDecision[] = [];

  private constructor() {}

  static create(): MemoryGateDecisionStore {
    return new MemoryGateDecisionStore();
  }

  async insert(decision: StoredGateDecision): Promise<void> {
    this.#decisions.push(copy(decision));
  }

  async list(filter: GateDecisionFilter): Promise<StoredGateDecision[]> {
    const { before = Infinity, since = -Infinity, after } = filter;
    return this.#decisions
      .filter(({ decision }) => {
        const at = Date.parse(decision.at);
        return (
          isInScope(decision.agent, filter.scope) &&
          (!filter.agentRef || decision.agent === filter.agentRef) &&
          (!filter.verdict || decision.verdict === filter.verdict) &&
          at < before &&
          at >= since &&
          (!after ||
            at < after.at ||
            (at === after.at && decision.id > after.id))
        );
      })
      .sort(
        ({ decision: a }, { decision: b }) =>
          Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1),
      )
      .slice(0, filter.limit)
      .map(copy);
  }

  async prune(before: number): Promise<void> {
    this.#decisions = this.#decisions.filter(
      ({ decision }) => Date.parse(decision.at) >= before,
    );
  }
}

/** Facts are never changed. */
function copy({ decision, facts }: StoredGateDecision): StoredGateDecision {
  return { decision: structuredClone(decision), ...(facts && { facts }) };
}
