import type { SideEffects } from '../build';

export class Crash extends Error {
  name = 'Crash';
}

/**
 * Effects of a process that dies at a chosen point. From then on nothing happens any
 * more, clean-up included, until it is started again.
 */
export class CrashingSideEffects implements SideEffects {
  /** All points passed, in order. */
  readonly passed: string[] = [];
  #point: string | undefined;
  #dead = false;

  /** @param point as in `passed`: `before …` or `after …` */
  crashAt(point: string): void {
    this.#point = point;
  }

  restart(): void {
    this.#dead = false;
    this.#point = undefined;
    this.passed.length = 0;
  }

  get crashed(): boolean {
    return this.#dead;
  }

  async run<T>(name: string, effect: () => Promise<T>): Promise<T> {
    this.#pass(`before ${name}`);
    const result = await effect();
    this.#pass(`after ${name}`);
    return result;
  }

  #pass(point: string): void {
    if (this.#dead || point === this.#point) {
      this.#dead = true;
      throw new Crash(`The process ended ${point}`);
    }
    this.passed.push(point);
  }
}
