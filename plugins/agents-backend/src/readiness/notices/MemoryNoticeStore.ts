import type { DueNotice, Notice, NoticeStore } from './NoticeStore';

interface Kept {
  notice: Notice;
  createdAt: number;
  dueAt: number;
  attempts: number;
  sentAt?: number;
}

/** A {@link NoticeStore} for tests. */
export class MemoryNoticeStore implements NoticeStore {
  readonly #notices = new Map<string, Kept>();

  private constructor() {}

  static create(): MemoryNoticeStore {
    return new MemoryNoticeStore();
  }

  async add(notices: Notice[], now: number): Promise<void> {
    for (const notice of notices) {
      if (this.#notices.has(notice.id)) continue;
      this.#notices.set(notice.id, {
        notice: structuredClone(notice),
        createdAt: now,
        dueAt: now,
        attempts: 0,
      });
    }
  }

  async listDue(now: number, limit: number): Promise<DueNotice[]> {
    return [...this.#notices.values()]
      .filter(one => one.sentAt === undefined && one.dueAt <= now)
      .sort(
        (a, b) =>
          a.createdAt - b.createdAt || (a.notice.id < b.notice.id ? -1 : 1),
      )
      .slice(0, limit)
      .map(({ notice, attempts }) => ({
        notice: structuredClone(notice),
        attempts,
      }));
  }

  async markSent(id: string, at: number): Promise<void> {
    const kept = this.#notices.get(id);
    if (kept) kept.sentAt = at;
  }

  async markFailed(id: string, failure: { dueAt: number }): Promise<void> {
    const kept = this.#notices.get(id);
    if (!kept) return;
    kept.attempts++;
    kept.dueAt = failure.dueAt;
  }

  async prune(before: number): Promise<void> {
    for (const [id, { createdAt }] of this.#notices) {
      if (createdAt < before) this.#notices.delete(id);
    }
  }
}
