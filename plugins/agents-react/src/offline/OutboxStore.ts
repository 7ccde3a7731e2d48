/** An acknowledgement that could not be sent yet. @public */
export interface QueuedAcknowledgement {
  /** Of the person and the alert: each acknowledges it once. */
  key: string;
  /** Who acknowledged it. */
  user: string;
  /** Id of the alert. */
  alert: string;
  /** The revision of the alert that the person saw. */
  revision: number;
  reason?: string;
  /** When it was acknowledged, in milliseconds UTC. */
  queuedAt: number;
  /** Why it was refused. */
  problem?: {
    message: string;
    /** Whether sending it again cannot help. */
    final: boolean;
  };
}

/** Keeps what was acknowledged offline until it is sent. */
export interface OutboxStore {
  /** All, the oldest first. */
  list(): Promise<QueuedAcknowledgement[]>;
  /** Adds one, or replaces the one of the same key. */
  put(item: QueuedAcknowledgement): Promise<void>;
  remove(key: string): Promise<void>;
}

/** Keeps it in memory only, where the browser keeps nothing. */
export class MemoryOutboxStore implements OutboxStore {
  readonly #items = new Map<string, QueuedAcknowledgement>();

  private constructor() {}

  static create(): MemoryOutboxStore {
    return new MemoryOutboxStore();
  }

  async list(): Promise<QueuedAcknowledgement[]> {
    return byAge([...this.#items.values()]);
  }

  async put(item: QueuedAcknowledgement): Promise<void> {
    this.#items.set(item.key, item);
  }

  async remove(key: string): Promise<void> {
    this.#items.delete(key);
  }
}

/** The oldest first. */
export function byAge(items: QueuedAcknowledgement[]): QueuedAcknowledgement[] {
  return items.sort((a, b) => a.queuedAt - b.queuedAt);
}
