/** Hands values from those who have them to one who iterates, in order. */
export class AsyncQueue<T> implements AsyncIterable<T> {
  #values: T[] = [];
  #wake: (() => void) | undefined;
  #isClosed = false;

  push(value: T): void {
    this.#values.push(value);
    this.#wake?.();
  }

  /** Ends the iteration once all values are handed out. */
  close(): void {
    this.#isClosed = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      const values = this.#values;
      this.#values = [];
      yield* values;
      if (this.#values.length > 0) continue;
      if (this.#isClosed) return;
      await new Promise<void>(resolve => {
        this.#wake = resolve;
      });
      this.#wake = undefined;
    }
  }
}
