import { RollingSum } from '../time/RollingSum';

const windowMs = 60_000;

export interface ReleaseReading {
  version: string;
  requests: number;
  errors: number;
  /** Mean over the window; absent without requests. */
  meanSeconds?: number;
}

/** What went through one release during the last minute. */
export class ReleaseWindow {
  readonly #version: string;
  readonly #requests: RollingSum;
  readonly #errors: RollingSum;
  readonly #seconds: RollingSum;

  private constructor(version: string, now: () => number) {
    this.#version = version;
    this.#requests = RollingSum.create({ now, windowMs });
    this.#errors = RollingSum.create({ now, windowMs });
    this.#seconds = RollingSum.create({ now, windowMs });
  }

  static create(options: {
    version: string;
    now: () => number;
  }): ReleaseWindow {
    return new ReleaseWindow(options.version, options.now);
  }

  record(seconds: number, failed: boolean): void {
    this.#requests.add(1);
    this.#errors.add(failed ? 1 : 0);
    this.#seconds.add(seconds);
  }

  read(): ReleaseReading {
    const requests = this.#requests.sum();
    return {
      version: this.#version,
      requests,
      errors: this.#errors.sum(),
      meanSeconds: requests > 0 ? this.#seconds.sum() / requests : undefined,
    };
  }
}
