import type {
  AgentsApi,
  AlertDetail,
} from '@agent-portal/plugin-agents-common';
import { statusCodeOf } from '../queries/isTransient';
import type { OutboxStore, QueuedAcknowledgement } from './OutboxStore';

/** Runs one at a time of all pages of the portal and its service worker. */
export type OutboxLock = (act: () => Promise<void>) => Promise<void>;

/** What {@link AcknowledgementOutbox} works with. */
export interface AcknowledgementOutboxOptions {
  api: Pick<AgentsApi, 'operateAlert' | 'getAlert'>;
  store: OutboxStore;
  lock: OutboxLock;
  now: () => number;
}

/** What somebody acknowledges. @public */
export type Acknowledgement = Pick<
  QueuedAcknowledgement,
  'user' | 'alert' | 'revision' | 'reason'
>;

const NOTHING: readonly QueuedAcknowledgement[] = [];

/**
 * Keeps what was acknowledged offline and sends it once the portal is reached. An acknowledgement goes
 * with the revision that the person saw, so the portal takes it once, however often it is sent.
 */
export class AcknowledgementOutbox {
  readonly #options: AcknowledgementOutboxOptions;
  readonly #listeners = new Set<() => void>();
  #items = NOTHING;

  private constructor(options: AcknowledgementOutboxOptions) {
    this.#options = options;
  }

  static create(options: AcknowledgementOutboxOptions): AcknowledgementOutbox {
    return new AcknowledgementOutbox(options);
  }

  /** What is known to wait, of all people who used this device; the same array until it changes. */
  readonly getItems = (): readonly QueuedAcknowledgement[] => this.#items;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Reads what waits; another page may have changed it. */
  async load(): Promise<void> {
    this.#items = await this.#options.store.list();
    for (const listener of [...this.#listeners]) listener();
  }

  /** Resolves once it is kept for certain. */
  async add(acknowledgement: Acknowledgement): Promise<void> {
    const { user, alert } = acknowledgement;
    await this.#options.store.put({
      ...acknowledgement,
      key: `${user} ${alert}`,
      queuedAt: this.#options.now(),
    });
    await this.load();
  }

  /** Gives one up. */
  async discard(key: string): Promise<void> {
    await this.#options.store.remove(key);
    await this.load();
  }

  /**
   * Sends what a person acknowledged, the oldest first.
   *
   * @returns Whether anything was sent or refused, so that alerts are to be asked for anew.
   */
  async send(user: string): Promise<boolean> {
    let changed = false;
    await this.#options.lock(async () => {
      // Read under the lock: another page may have sent it meanwhile.
      for (const item of await this.#options.store.list()) {
        if (item.user !== user || item.problem?.final) continue;
        const outcome = await this.#sendOne(item);
        if (outcome === 'not-reached') break;
        changed = true;
      }
    });
    await this.load();
    return changed;
  }

  async #sendOne(
    item: QueuedAcknowledgement,
  ): Promise<'settled' | 'not-reached'> {
    const { api, store } = this.#options;
    const { key, alert, revision, reason } = item;
    try {
      await api.operateAlert(alert, 'acknowledge', {
        revision,
        ...(reason && { reason }),
      });
      await store.remove(key);
      return 'settled';
    } catch (error) {
      const status = statusCodeOf(error);
      if (status === undefined) return 'not-reached';
      if (status !== 409) {
        const message = `The portal did not take it: ${textOf(error)}`;
        await store.put({ ...item, problem: { message, final: false } });
        return 'settled';
      }
    }
    return this.#settleConflict(item);
  }

  /** Somebody did something with the alert since; that may have been this very acknowledgement. */
  async #settleConflict(
    item: QueuedAcknowledgement,
  ): Promise<'settled' | 'not-reached'> {
    const { api, store } = this.#options;
    try {
      const alert = await api.getAlert(item.alert);
      if (isOf(alert.acknowledged?.by, item.user)) await store.remove(item.key);
      else {
        const problem = { message: describeConflict(alert), final: true };
        await store.put({ ...item, problem });
      }
      return 'settled';
    } catch (error) {
      if (statusCodeOf(error) === undefined) return 'not-reached';
      const message = 'Somebody was faster: the alert is not what it was.';
      await store.put({ ...item, problem: { message, final: true } });
      return 'settled';
    }
  }
}

function isOf(by: string | undefined, user: string): boolean {
  return by?.toLocaleLowerCase('en-US') === user.toLocaleLowerCase('en-US');
}

function describeConflict({ acknowledged, resolved }: AlertDetail): string {
  if (acknowledged?.by) {
    return `Somebody was faster: acknowledged by ${acknowledged.by}.`;
  }
  if (resolved) {
    return resolved.by
      ? `Somebody was faster: resolved by ${resolved.by}.`
      : 'It was not sent: the alert is over.';
  }
  return 'It was not sent: the alert has changed since you saw it. Look again, then acknowledge.';
}

function textOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error as { cause?: unknown };
  return cause instanceof Error && cause.message
    ? cause.message
    : error.message;
}
