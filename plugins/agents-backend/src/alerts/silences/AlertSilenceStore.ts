import type {
  AlertActRecord,
  AlertSilenceRecord,
} from '@agent-portal/plugin-agents-common';

/** Keeps what is to be quiet for a while. */
export interface AlertSilenceStore {
  add(silence: AlertSilenceRecord): Promise<void>;
  get(id: string): Promise<AlertSilenceRecord | undefined>;
  /**
   * Those that end, or were ended, after a time; the newest first.
   *
   * @param options.endsAfter - Ms since 1970.
   */
  list(options: {
    endsAfter: number;
    limit?: number;
  }): Promise<AlertSilenceRecord[]>;
  /**
   * Ends a silence before its time.
   *
   * @returns Nothing when it is over already.
   */
  end(id: string, act: AlertActRecord): Promise<AlertSilenceRecord | undefined>;
  /** Removes those that were over before a time. */
  prune(before: number): Promise<void>;
}
