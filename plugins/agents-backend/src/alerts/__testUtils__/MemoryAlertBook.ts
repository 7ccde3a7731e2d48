import type {
  AlertEventRecord,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { AlertBook } from '../messages';

/** The alerts that messages are about, for tests. */
export class MemoryAlertBook implements AlertBook {
  readonly events: AlertEventRecord[] = [];
  readonly told: Array<[id: string, refs: string[]]> = [];
  readonly unreached: Array<[id: string, problem: string]> = [];
  readonly #records = new Map<string, AlertRecord>();

  private constructor() {}

  static create(records: AlertRecord[] = []): MemoryAlertBook {
    const book = new MemoryAlertBook();
    for (const record of records) book.put(record);
    return book;
  }

  put(record: AlertRecord): void {
    this.#records.set(record.id, record);
  }

  async listUnresolved(): Promise<AlertRecord[]> {
    return [...this.#records.values()].filter(
      ({ state }) => state === 'open' || state === 'acknowledged',
    );
  }

  async get(id: string): Promise<AlertRecord | undefined> {
    return this.#records.get(id);
  }

  async noteTold(id: string, refs: string[]): Promise<void> {
    this.told.push([id, refs]);
  }

  async noteUnreached(id: string, problem: string): Promise<void> {
    this.unreached.push([id, problem]);
  }

  async addEvents(events: AlertEventRecord[]): Promise<void> {
    this.events.push(...events);
  }
}
