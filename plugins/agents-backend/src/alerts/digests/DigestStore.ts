/** What is told by a digest. */
export interface Digest {
  /** Entity references. */
  to: string[];
  title: string;
  description: string;
}

/** A digest that is to be sent now. */
export interface DueDigest {
  key: string;
  digest: Digest;
  /** When its period ended, ms. */
  periodEnd: number;
  /** How often sending it has failed. */
  attempts: number;
}

/** Keeps which digests there were, so that each is sent once. Times in ms. */
export interface DigestStore {
  /** The end of the last period of a series; nothing when it is new. */
  getLastPeriod(series: string): Promise<number | undefined>;
  /**
   * Adds the digest of a period; one that is there stays as it is.
   *
   * @param options.digest - Absent for the period in which a series begins, which is not told.
   */
  add(options: {
    key: string;
    series: string;
    periodEnd: number;
    digest?: Digest;
    now: number;
  }): Promise<void>;
  /** Those to be sent, oldest first. */
  listDue(now: number): Promise<DueDigest[]>;
  /** Notes that one was sent, or that it is given up, with the problem. */
  settle(key: string, at: number, problem?: string): Promise<void>;
  /** Notes that sending failed, and when it is tried again. */
  postpone(
    key: string,
    failure: { problem: string; dueAt: number },
  ): Promise<void>;
  /** Forgets those of periods that ended before then, but the last one of each series. */
  prune(before: number): Promise<void>;
}
