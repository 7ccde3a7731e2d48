import type { Digest, DigestStore, DueDigest } from './DigestStore';

interface Kept {
  series: string;
  periodEnd: number;
  digest?: Digest;
  dueAt: number;
  attempts: number;
  settledAt?: number;
}

/** A {@link DigestStore} for tests. */
export class MemoryDigestStore implements DigestStore {
  readonly #kept = new Map<string, Kept>();

  private constructor() {}

  static create(): MemoryDigestStore {
    return new MemoryDigestStore();
  }

  async getLastPeriod(series: string): Promise<number | undefined> {
    const ends = [...this.#kept.values()]
      .filter(one => one.series === series)
      .map(one => one.periodEnd);
    return ends.length > 0 ? Math.max(...ends) : undefined;
  }

  async add(options: {
    key: string;
    series: string;
    periodEnd: number;
    digest?: Digest;
    now: number;
  }): Promise<void> {
    const { key, series, periodEnd, digest, now } = options;
    if (this.#kept.has(key)) return;
    this.#kept.set(key, {
      series,
      periodEnd,
      digest: structuredClone(digest),
      dueAt: now,
      attempts: 0,
      ...(!digest && { settledAt: now }),
    });
  }

  async listDue(now: number): Promise<DueDigest[]> {
    return [...this.#kept]
      .flatMap(([key, { digest, periodEnd, attempts, dueAt, settledAt }]) =>
        digest && settledAt === undefined && dueAt <= now
          ? [{ key, digest: structuredClone(digest), periodEnd, attempts }]
          : [],
      )
      .sort((a, b) => a.periodEnd - b.periodEnd || (a.key < b.key ? -1 : 1));
  }

  async settle(key: string, at: number): Promise<void> {
    const kept = this.#kept.get(key);
    if (kept) kept.settledAt = at;
  }

  async postpone(key: string, failure: { dueAt: number }): Promise<void> {
    const kept = this.#kept.get(key);
    if (!kept) return;
    kept.dueAt = failure.dueAt;
    kept.attempts++;
  }

  async prune(before: number): Promise<void> {
    for (const [key, one] of this.#kept) {
      const last = await this.getLastPeriod(one.series);
      if (one.periodEnd < before && one.periodEnd !== last) {
        this.#kept.delete(key);
      }
    }
  }
}
