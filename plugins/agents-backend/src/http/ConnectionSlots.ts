/** How many may go at once; the rest wait in the order in which they came. */
class Slots {
  #free: number;
  readonly #waiting: Array<() => void> = [];

  constructor(readonly size: number) {
    this.#free = size;
  }

  get isIdle(): boolean {
    return this.#free === this.size;
  }

  take(): Promise<void> | undefined {
    if (this.#free > 0) {
      this.#free--;
      return undefined;
    }
    return new Promise(resolve => {
      this.#waiting.push(resolve);
    });
  }

  giveBack(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#free++;
  }
}

/** Bounds the connections that are open at once, to all hosts together and to each. */
export class ConnectionSlots {
  readonly #all: Slots;
  readonly #perHost: number;
  readonly #hosts = new Map<string, Slots>();

  constructor(options: { maximum: number; maximumPerHost: number }) {
    this.#all = new Slots(options.maximum);
    this.#perHost = options.maximumPerHost;
  }

  /** Hosts that something is under way for. */
  get hostCount(): number {
    return this.#hosts.size;
  }

  /** Runs a task as soon as there is room for it. */
  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    let slots = this.#hosts.get(host);
    if (!slots) {
      slots = new Slots(this.#perHost);
      this.#hosts.set(host, slots);
    }
    // The host's own slot first, so that those who queue for one host hold none of the others'.
    await slots.take();
    await this.#all.take();
    try {
      return await task();
    } finally {
      this.#all.giveBack();
      slots.giveBack();
      if (slots.isIdle) this.#hosts.delete(host);
    }
  }
}
