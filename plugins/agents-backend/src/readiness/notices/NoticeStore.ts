/** Something that people are told, once. */
export interface Notice {
  /** Says what it is about: the same thing found again has the same id. */
  id: string;
  /** Entity references of users and groups. */
  recipients: string[];
  /** Entity references of those who know already. */
  except?: string[];
  title: string;
  description?: string;
  /** Path within the portal. */
  link: string;
  severity: 'low' | 'normal' | 'high';
  topic: string;
}

/** A notice that is still to be sent. */
export interface DueNotice {
  notice: Notice;
  /** How often sending it has failed. */
  attempts: number;
}

/** Keeps what is to be told until it is sent, and that it was sent. */
export interface NoticeStore {
  /** Adds notices; those whose id is there stay as they are, sent or not. */
  add(notices: Notice[], now: number): Promise<void>;
  /** Those to be sent by now, oldest first. */
  listDue(now: number, limit: number): Promise<DueNotice[]>;
  markSent(id: string, at: number): Promise<void>;
  /** Notes that sending failed, and when it is tried again. */
  markFailed(
    id: string,
    failure: { problem: string; dueAt: number },
  ): Promise<void>;
  /** Removes notices from before then, sent or not. */
  prune(before: number): Promise<void>;
}
