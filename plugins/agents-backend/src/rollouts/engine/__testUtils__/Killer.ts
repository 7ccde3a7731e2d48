/** What a process that was killed answers with. */
export class KilledError extends Error {}

/**
 * Kills a process at one of its steps: before or after one of the calls that it makes. From then on
 * nothing that it calls does anything.
 */
export class Killer {
  readonly #at: number;
  /** Steps that were made. */
  steps = 0;
  dead = false;

  /** @param at - The step at which it kills, from 1; by default none. */
  constructor(at = Infinity) {
    this.#at = at;
  }

  /** The target, with two steps for each call of some of its methods. */
  watch<T extends object>(target: T, methods: Array<keyof T>): T {
    return new Proxy(target, {
      get: (_, name) => {
        const member = Reflect.get(target, name);
        if (typeof member !== 'function') return member;
        const call = member.bind(target);
        return methods.includes(name as keyof T)
          ? (...args: unknown[]) => this.#call(() => call(...args))
          : (...args: unknown[]) => {
              this.#mustLive();
              return call(...args);
            };
      },
    });
  }

  async #call<R>(work: () => Promise<R>): Promise<R> {
    this.#step();
    const result = await work();
    this.#step();
    return result;
  }

  #step(): void {
    this.#mustLive();
    this.steps += 1;
    if (this.steps === this.#at) {
      this.dead = true;
      this.#mustLive();
    }
  }

  #mustLive(): void {
    if (this.dead) throw new KilledError('The process was killed');
  }
}
