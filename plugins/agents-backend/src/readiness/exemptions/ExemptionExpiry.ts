import type { ReadinessEvaluator } from '../model';
import type { ExemptionStore } from './ExemptionStore';

/** What {@link ExemptionExpiry} works with. */
export interface ExemptionExpiryOptions {
  store: ExemptionStore;
  evaluator: ReadinessEvaluator;
  now: () => number;
}

/** Ends exemptions whose time is over. */
export class ExemptionExpiry {
  readonly #options: ExemptionExpiryOptions;

  private constructor(options: ExemptionExpiryOptions) {
    this.#options = options;
  }

  static create(options: ExemptionExpiryOptions): ExemptionExpiry {
    return new ExemptionExpiry(options);
  }

  /**
   * Marks what is over as expired and has its agents evaluated anew. Should that be cut short, the
   * regular evaluation makes up for it: there exemptions end by their time alone.
   */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, evaluator, now } = this.#options;
    options.signal?.throwIfAborted();
    const over = await store.expire(now());
    const refs = new Set(over.map(({ agentRef }) => agentRef));
    if (refs.size > 0) await evaluator.evaluate([...refs], options);
  }
}
