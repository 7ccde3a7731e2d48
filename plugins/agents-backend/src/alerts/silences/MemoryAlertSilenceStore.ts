import type {
  AlertActRecord,
  AlertSilenceRecord,
} from '@agent-portal/plugin-agents-common';
import type { AlertSilenceStore } from './AlertSilenceStore';

/** An {@link AlertSilenceStore} for tests. */
export class MemoryAlertSilenceStore implements AlertSilenceStore {
  readonly #silences = new Map<string, AlertSilenceRecord>();

  private constructor() {}

  static create(): MemoryAlertSilenceStore {
    return new MemoryAlertSilenceStore();
  }

  async add(silence: AlertSilenceRecord): Promise<void> {
    this.#silences.set(silence.id, structuredClone(silence));
  }

  async get(id: string): Promise<AlertSilenceRecord | undefined> {
    return structuredClone(this.#silences.get(id));
  }

  async list(options: {
    endsAfter: number;
    limit?: number;
  }): Promise<AlertSilenceRecord[]> {
    return [...this.#silences.values()]
      .filter(
        ({ endsAt, ended }) =>
          Math.min(endsAt, ended?.at ?? Infinity) > options.endsAfter,
      )
      .sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? -1 : 1))
      .slice(0, options.limit)
      .map(one => structuredClone(one));
  }

  async end(
    id: string,
    act: AlertActRecord,
  ): Promise<AlertSilenceRecord | undefined> {
    const silence = this.#silences.get(id);
    if (!silence || silence.ended || silence.endsAt <= act.at) return undefined;
    silence.ended = { ...act };
    return structuredClone(silence);
  }

  async prune(before: number): Promise<void> {
    for (const [id, { endsAt }] of this.#silences) {
      if (endsAt < before) this.#silences.delete(id);
    }
  }
}
