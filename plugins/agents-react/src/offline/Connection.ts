/** Whether the portal answers. @public */
export type ConnectionState =
  | { offline: false }
  | {
      offline: true;
      /** When the oldest of the answers from this device's store was stored, in milliseconds UTC. */
      knownAt?: number;
    };

const ONLINE: ConnectionState = { offline: false };

/**
 * Knows from what became of the last request whether the portal is reached. What the browser says of
 * its network is not asked: a portal on the same machine answers without any.
 *
 * @public
 */
export class Connection {
  readonly #listeners = new Set<() => void>();
  #state: ConnectionState = ONLINE;

  private constructor() {}

  static create(): Connection {
    return new Connection();
  }

  /** As it is now; the same object until it changes. */
  readonly getState = (): ConnectionState => this.#state;

  /** Calls back at every change until the returned function is called. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The portal answered, whatever it said. */
  noteAnswer(): void {
    this.#become(ONLINE);
  }

  /** This device answered in place of the portal. */
  noteStoredAnswer(storedAt: number): void {
    const before = this.#state.offline ? this.#state.knownAt : undefined;
    const knownAt = Math.min(storedAt, before ?? storedAt);
    if (before !== knownAt) this.#become({ offline: true, knownAt });
  }

  /** Nobody answered. */
  noteFailure(): void {
    if (!this.#state.offline) this.#become({ offline: true });
  }

  #become(state: ConnectionState): void {
    if (this.#state === state) return;
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The connection of this page to the portal. @public */
export const portalConnection: Connection = Connection.create();
