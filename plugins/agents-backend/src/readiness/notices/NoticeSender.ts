import { type NotificationService } from '@backstage/plugin-notifications-node';
import { toError } from '@backstage/errors';
import type { Notice, NoticeStore } from './NoticeStore';

const BATCH = 100;
const FIRST_DELAY_MS = 60_000;
const LONGEST_DELAY_MS = 3_600_000;

/** What {@link NoticeSender} works with. */
export interface NoticeSenderOptions {
  store: NoticeStore;
  notifications: Pick<NotificationService, 'send'>;
  now: () => number;
}

/**
 * Sends what is to be told. A backend that dies between sending and noting it sends again; as the
 * scope of a notification is the id of its notice, the first one is renewed rather than doubled.
 */
export class NoticeSender {
  readonly #options: NoticeSenderOptions;

  private constructor(options: NoticeSenderOptions) {
    this.#options = options;
  }

  static create(options: NoticeSenderOptions): NoticeSender {
    return new NoticeSender(options);
  }

  /** @throws AggregateError with every failure, after all that is due was tried. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, now } = this.#options;
    const failures: Error[] = [];
    for (const { notice, attempts } of await store.listDue(now(), BATCH)) {
      options.signal?.throwIfAborted();
      try {
        await this.#send(notice);
      } catch (error) {
        const { message } = toError(error);
        const delay = Math.min(
          FIRST_DELAY_MS * 2 ** attempts,
          LONGEST_DELAY_MS,
        );
        await store.markFailed(notice.id, {
          problem: message,
          dueAt: now() + delay,
        });
        failures.push(new Error(`"${notice.title}": ${message}`));
        continue;
      }
      await store.markSent(notice.id, now());
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `${failures.length} notices could not be sent and are tried again; the first: ${failures[0].message}`,
      );
    }
  }

  async #send(notice: Notice): Promise<void> {
    const { id, title, description, link, severity, topic } = notice;
    await this.#options.notifications.send({
      recipients: {
        type: 'entity',
        entityRef: notice.recipients,
        excludeEntityRef: notice.except,
      },
      payload: { title, description, link, severity, topic, scope: id },
    });
  }
}
