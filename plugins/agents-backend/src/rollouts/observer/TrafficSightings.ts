/** Those that are no longer looked at need not be kept for ever. */
const MOST = 10_000;

/**
 * When this backend last saw the traffic of rollouts, in ms since 1970. It is not stored: a look that
 * finds nothing new writes nothing.
 */
export class TrafficSightings {
  readonly #times = new Map<string, number>();

  private constructor() {}

  static create(): TrafficSightings {
    return new TrafficSightings();
  }

  note(rolloutId: string, at: number): void {
    this.#times.delete(rolloutId);
    this.#times.set(rolloutId, at);
    const [oldest] = this.#times.keys();
    if (this.#times.size > MOST) this.#times.delete(oldest);
  }

  /** Nothing where another backend looks, or nobody could see it. */
  lastOf(rolloutId: string): number | undefined {
    return this.#times.get(rolloutId);
  }
}
