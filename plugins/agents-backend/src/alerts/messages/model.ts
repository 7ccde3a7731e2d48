import type {
  AlertEventRecord,
  AlertRecord,
} from '@agent-portal/plugin-agents-common';
import type { DueAlertMessage } from './AlertMessageStore';

/** The alerts that messages are about. */
export interface AlertBook {
  get(id: string): Promise<AlertRecord | undefined>;
  /** Notes who was told, which is no change of the alert. */
  noteTold(id: string, refs: string[]): Promise<void>;
  /** Notes that nobody could be told of an alert, until somebody is. */
  noteUnreached(id: string, problem: string): Promise<void>;
  /** Notes what happened to alerts, which is no change of them either. */
  addEvents(events: AlertEventRecord[]): Promise<void>;
}

/** One alert of a telling, with why it is told. */
export interface ToldAlert {
  message: DueAlertMessage;
  record: AlertRecord;
}

/** What is told at once, over one channel, to the same recipients. */
export interface AlertTelling {
  /** The same, when it is tried again. */
  key: string;
  /** The most severe first. */
  alerts: ToldAlert[];
  /** Whether it is told that they are over. */
  isEnd: boolean;
  /** Entity references, resolved; empty where nobody was found. */
  to: string[];
  /** What is to be known about the recipients, in sentences. */
  notes: string[];
  /** Receivers that an earlier attempt reached. */
  progress: string[];
}

/** What a channel did. */
export type ChannelAnswer =
  | { state: 'sent'; told: string[] }
  /** There was nothing to send to. */
  | { state: 'skipped'; problem: string };

/** Tells of alerts. */
export interface AlertChannel {
  /** As policies name it. */
  readonly name: string;
  /** Whether somebody must be found to tell. */
  readonly needsRecipients: boolean;
  /** Why an alert is not told over this channel; nothing when it is. */
  refuse?(record: AlertRecord): string | undefined;
  /**
   * @throws AttemptError that says whether it may be tried again; anything else is tried again.
   */
  send(
    telling: AlertTelling,
    options: { signal?: AbortSignal },
  ): Promise<ChannelAnswer>;
}

/** A failure after which some of the receivers were told: they are not told again. */
export class PartlyToldError extends Error {
  readonly progress: string[];

  constructor(message: string, progress: string[]) {
    super(message);
    this.name = 'PartlyToldError';
    this.progress = progress;
  }
}
