/**
 * Remembers the latest value per key and forgets keys that were not set during
 * the last stretch of time. Holds at most `limit` keys: the one set longest ago
 * makes room.
 */
export class RecentSet<TValue> {
  readonly #now: () => number;
  readonly #windowMs: number;
  readonly #limit: number;
  readonly #entries = new Map<string, { at: number; value: TValue }>();

  private constructor(now: () => number, windowMs: number, limit: number) {
    this.#now = now;
    this.#windowMs = windowMs;
    this.#limit = limit;
  }

  static create<TValue>(options: {
    now: () => number;
    windowMs: number;
    limit: number;
  }): RecentSet<TValue> {
    return new RecentSet(options.now, options.windowMs, options.limit);
  }

  set(key: string, value: TValue): void {
    // Deleting first keeps the map ordered by the time of the last set.
    this.#entries.delete(key);
    this.#entries.set(key, { at: this.#now(), value });
    this.#prune();
  }

  get(key: string): TValue | undefined {
    this.#prune();
    return this.#entries.get(key)?.value;
  }

  values(): TValue[] {
    this.#prune();
    return Array.from(this.#entries.values(), entry => entry.value);
  }

  #prune(): void {
    const oldest = this.#now() - this.#windowMs;
    for (const [key, entry] of this.#entries) {
      if (entry.at > oldest && this.#entries.size <= this.#limit) {
        return;
      }
      this.#entries.delete(key);
    }
  }
}
