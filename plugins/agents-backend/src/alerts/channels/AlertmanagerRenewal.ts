import { toError } from '@backstage/errors';
import type { AlertMessageStore } from '../messages/AlertMessageStore';
import type { AlertStore } from '../model';
import type { AlertmanagerChannel } from './AlertmanagerChannel';

/** Alerts told of before then are not renewed: they have been open for too long to be news. */
const LOOK_BACK_MS = 90 * 86_400_000;

/** What {@link AlertmanagerRenewal} works with. */
export interface AlertmanagerRenewalOptions {
  store: Pick<AlertMessageStore, 'listTold'>;
  book: Pick<AlertStore, 'listUnresolved'>;
  channels: readonly Pick<AlertmanagerChannel, 'name' | 'renew'>[];
  now: () => number;
}

/** Tells Alertmanagers again and again of the alerts that are still open. */
export class AlertmanagerRenewal {
  readonly #options: AlertmanagerRenewalOptions;

  private constructor(options: AlertmanagerRenewalOptions) {
    this.#options = options;
  }

  static create(options: AlertmanagerRenewalOptions): AlertmanagerRenewal {
    return new AlertmanagerRenewal(options);
  }

  /** @throws AggregateError with every failure, after all of them were tried. */
  async run(options: { signal?: AbortSignal } = {}): Promise<void> {
    const { store, book, channels, now } = this.#options;
    if (channels.length === 0) return;
    const failures: Error[] = [];
    const open = await book.listUnresolved();
    for (const channel of channels) {
      options.signal?.throwIfAborted();
      const ids = new Set(
        await store.listTold(channel.name, now() - LOOK_BACK_MS),
      );
      try {
        await channel.renew(
          open.filter(({ id }) => ids.has(id)),
          options,
        );
      } catch (error) {
        failures.push(new Error(`${channel.name}: ${toError(error).message}`));
      }
    }
    if (failures.length > 0) {
      throw new AggregateError(
        failures,
        `Alerts could not be renewed at ${failures.length} channels; the first: ${failures[0].message}`,
      );
    }
  }
}
