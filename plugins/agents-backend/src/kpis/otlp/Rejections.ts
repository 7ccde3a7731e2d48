/** Why points were not taken. */
export type RejectionReason =
  | 'malformed'
  | 'unsupported'
  | 'nonFinite'
  | 'future'
  | 'late'
  | 'outOfOrder'
  | 'duplicate'
  | 'overlapping'
  | 'overLimit'
  | 'unknownAgent'
  | 'notAllowed';

/** Different messages that are kept. */
const MAXIMUM_MESSAGES = 5;

/** Counts the points that were not taken, and keeps the first messages that say why. */
export class Rejections {
  readonly #counts = new Map<RejectionReason, number>();
  readonly #messages = new Map<string, number>();

  private constructor() {}

  static create(): Rejections {
    return new Rejections();
  }

  add(reason: RejectionReason, message: string, times = 1): void {
    if (times <= 0) return;
    this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + times);
    const known = this.#messages.get(message);
    if (known !== undefined) {
      this.#messages.set(message, known + times);
    } else if (this.#messages.size < MAXIMUM_MESSAGES) {
      this.#messages.set(message, times);
    }
  }

  /** Takes over what others counted. */
  addAll(others: Rejections): void {
    for (const [reason, count] of others.#counts) {
      this.#counts.set(reason, (this.#counts.get(reason) ?? 0) + count);
    }
    for (const [message, times] of others.#messages) {
      if (
        this.#messages.has(message) ||
        this.#messages.size < MAXIMUM_MESSAGES
      ) {
        this.#messages.set(message, (this.#messages.get(message) ?? 0) + times);
      }
    }
  }

  /** All points that were not taken. */
  get total(): number {
    let total = 0;
    for (const count of this.#counts.values()) total += count;
    return total;
  }

  countOf(reason: RejectionReason): number {
    return this.#counts.get(reason) ?? 0;
  }

  /** Counts by reason, of those that there are. */
  toCounts(): Partial<Record<RejectionReason, number>> {
    return Object.fromEntries(this.#counts);
  }

  /** Why, for the sender; empty when all were taken. */
  describe(): string {
    return [...this.#messages]
      .map(([message, times]) =>
        times > 1 ? `${message} (${times} times)` : message,
      )
      .join('; ');
  }
}
