/** Keeps what was worked out for the keys used last, and never more than so many. */
export class BoundedCache<Value> {
  readonly #entries = new Map<string, Value>();

  private constructor(private readonly limit: number) {}

  static create<Value>(options: { limit: number }): BoundedCache<Value> {
    return new BoundedCache<Value>(options.limit);
  }

  get size(): number {
    return this.#entries.size;
  }

  /** The value of the key, worked out when it is not known. */
  get(key: string, compute: () => Value): Value {
    const known = this.#entries.get(key);
    if (known !== undefined) {
      // A map keeps the order of insertion, so the first key is the one unused longest.
      this.#entries.delete(key);
      this.#entries.set(key, known);
      return known;
    }
    const value = compute();
    this.#entries.set(key, value);
    if (this.#entries.size > this.limit) {
      const [oldest] = this.#entries.keys();
      this.#entries.delete(oldest);
    }
    return value;
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
