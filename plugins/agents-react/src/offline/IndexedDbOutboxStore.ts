import {
  byAge,
  type OutboxStore,
  type QueuedAcknowledgement,
} from './OutboxStore';

/** The names are those that the service worker uses, too. */
const DATABASE = 'agent-portal-outbox';
const STORE = 'acknowledgements';
const VERSION = 1;

/** Keeps it on the device, so that it survives a reload and the end of the browser. */
export class IndexedDbOutboxStore implements OutboxStore {
  readonly #factory: IDBFactory;

  private constructor(factory: IDBFactory) {
    this.#factory = factory;
  }

  static create(factory: IDBFactory): IndexedDbOutboxStore {
    return new IndexedDbOutboxStore(factory);
  }

  async list(): Promise<QueuedAcknowledgement[]> {
    return byAge(await this.#run('readonly', store => store.getAll()));
  }

  async put(item: QueuedAcknowledgement): Promise<void> {
    await this.#run('readwrite', store => store.put(item));
  }

  async remove(key: string): Promise<void> {
    await this.#run('readwrite', store => store.delete(key));
  }

  /** Resolves when it is on the device for certain. */
  async #run<T>(
    mode: IDBTransactionMode,
    act: (store: IDBObjectStore) => IDBRequest<T>,
  ): Promise<T> {
    const database = await this.#open();
    try {
      return await new Promise<T>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode);
        const acted = act(transaction.objectStore(STORE));
        transaction.oncomplete = () => resolve(acted.result);
        transaction.onerror = () => reject(transaction.error);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  }

  #open(): Promise<IDBDatabase> {
    return new Promise((resolve, reject) => {
      const opening = this.#factory.open(DATABASE, VERSION);
      opening.onupgradeneeded = () =>
        opening.result.createObjectStore(STORE, { keyPath: 'key' });
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
  }
}
