/** What happened within a window of time before now; the newest are kept when there are many. */
export class RecentEvents<TEvent> {
  readonly #now: () => number;
  readonly #windowMs: number;
  readonly #limit: number;
  #events: Array<{ at: number; event: TEvent }> = [];

  private constructor(now: () => number, windowMs: number, limit: number) {
    this.#now = now;
    this.#windowMs = windowMs;
    this.#limit = limit;
  }

  static create<TEvent>(options: {
    now: () => number;
    windowMs: number;
    limit: number;
  }): RecentEvents<TEvent> {
    return new RecentEvents(options.now, options.windowMs, options.limit);
  }

  add(event: TEvent): void {
    this.#events.push({ at: this.#now(), event });
    if (this.#events.length > 2 * this.#limit) {
      this.#events = this.#events.slice(-this.#limit);
    }
  }

  list(): TEvent[] {
    const since = this.#now() - this.#windowMs;
    this.#events = this.#events
      .filter(({ at }) => at > since)
      .slice(-this.#limit);
    return this.#events.map(({ event }) => event);
  }
}
