import { foldReading, nothing } from './foldReading';
import { type InstanceReading, type ScrapeUpdate, instanceName } from './model';
import type { ScrapeStore } from './ScrapeStore';

/** Readings in one transaction. */
const BATCH = 200;

/** How long a reading waits for others, so that a slow instance does not hold back the rest. */
const LONGEST_WAIT_MS = 250;

/** Stores readings in batches while more come in. */
export class ReadingWriter {
  readonly #store: ScrapeStore;
  #waiting: InstanceReading[] = [];
  #writing: Promise<void> = Promise.resolve();
  #timer: NodeJS.Timeout | undefined;
  readonly #errors: unknown[] = [];

  private constructor(store: ScrapeStore) {
    this.#store = store;
  }

  static create(options: { store: ScrapeStore }): ReadingWriter {
    return new ReadingWriter(options.store);
  }

  /** Takes a reading; resolves late while storing lags behind, so that memory stays flat. */
  async add(reading: InstanceReading): Promise<void> {
    this.#waiting.push(reading);
    if (this.#waiting.length >= BATCH) {
      await this.#flush();
    } else {
      this.#timer ??= setTimeout(() => this.#flush(), LONGEST_WAIT_MS);
    }
  }

  /** Stores what is left. @returns What went wrong while storing. */
  async finish(): Promise<unknown[]> {
    await this.#flush();
    return this.#errors;
  }

  #flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const readings = this.#waiting;
    this.#waiting = [];
    this.#writing = this.#writing.then(() => this.#write(readings));
    return this.#writing;
  }

  async #write(readings: InstanceReading[]): Promise<void> {
    if (readings.length === 0) return;
    try {
      await this.#store.update(readings, states => {
        const update: ScrapeUpdate = nothing();
        for (const reading of readings) {
          const folded = foldReading(
            states.get(instanceName(reading)),
            reading,
          );
          update.states.push(...folded.states);
          update.minutes.push(...folded.minutes);
          update.releases.push(...folded.releases);
          update.forget.push(...folded.forget);
        }
        return update;
      });
    } catch (error) {
      this.#errors.push(error);
    }
  }
}
