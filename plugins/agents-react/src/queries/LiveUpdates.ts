import type { QueryClient } from '@tanstack/react-query';

/** At most one round of questions in this time, however many signals come. */
const THROTTLE_MS = 1_000;
/** How often to ask when no signal tells that something changed. */
const POLL_MS = 15_000;
/** How often to ask while signals arrive. */
const POLL_WITH_SIGNALS_MS = 60_000;
/** A signal as young as this shows that the connection works. */
const SIGNAL_TRUST_MS = 120_000;
/** How often a round waits for running questions before it starts regardless. */
const LONGEST_WAIT_ROUNDS = 5;

/**
 * Turns signals into questions: throttled, never while the tab is hidden, never cancelling a
 * question that is under way. One per query client, however many components listen.
 */
export class LiveUpdates {
  readonly #client: QueryClient;
  #lastSignal: object | undefined;
  #lastSignalAt: number | undefined;
  #lastRoundAt: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waited = 0;

  private constructor(client: QueryClient) {
    this.#client = client;
  }

  static create(client: QueryClient): LiveUpdates {
    return new LiveUpdates(client);
  }

  /** Takes note of a signal; every listener may pass on the same one. */
  notify(signal: object): void {
    if (signal === this.#lastSignal) return;
    this.#lastSignal = signal;
    this.#lastSignalAt = Date.now();
    if (this.#timer === undefined) this.#schedule();
  }

  /** How long to wait before asking unprompted, in milliseconds. */
  pollInterval(): number {
    const trusted =
      this.#lastSignalAt !== undefined &&
      Date.now() - this.#lastSignalAt < SIGNAL_TRUST_MS;
    return trusted ? POLL_WITH_SIGNALS_MS : POLL_MS;
  }

  #schedule(): void {
    const since =
      this.#lastRoundAt === undefined
        ? THROTTLE_MS
        : Date.now() - this.#lastRoundAt;
    this.#timer = setTimeout(
      () => this.#round(),
      Math.max(0, THROTTLE_MS - since),
    );
  }

  #round(): void {
    this.#timer = undefined;
    this.#lastRoundAt = Date.now();
    // A running question may have been answered before the change: ask once it is done.
    if (this.#client.isFetching() > 0 && this.#waited < LONGEST_WAIT_ROUNDS) {
      this.#waited++;
      this.#schedule();
      return;
    }
    this.#waited = 0;
    const hidden = document.visibilityState === 'hidden';
    this.#client.invalidateQueries(
      { refetchType: hidden ? 'none' : 'active' },
      { cancelRefetch: false },
    );
  }
}
