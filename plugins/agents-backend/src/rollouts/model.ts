import type {
  CommandOutcome,
  LedgerDraft,
  LedgerEntry,
  MetricsObservation,
  OperationContext,
  Rollout,
  RolloutObservations,
  RolloutOperation,
} from '@agent-portal/plugin-agents-common';
import type { TrafficDriver } from '@agent-portal/plugin-agents-node';

/** A rollout as it is stored. */
export interface StoredRollout {
  rollout: Rollout;
  /** Rises by one with every change. */
  revision: number;
}

/** What a decision was made from; enough to make it once more. */
export type RolloutInput =
  | { type: 'create'; at: number; rollout: Rollout }
  | { type: 'tick'; at: number; observations: RolloutObservations }
  | {
      type: 'operation';
      at: number;
      operation: RolloutOperation;
      context: OperationContext;
      /** What stood when it was asked for. */
      observations?: RolloutObservations;
    };

/** A change of one rollout, saved whole or not at all. */
export interface RolloutChange {
  rollout: Rollout;
  /** The revision that the change was made from. */
  revision: number;
  input: RolloutInput;
  entries: LedgerDraft[];
}

/** A command that is to be carried out or was. */
export interface StoredCommand {
  id: string;
  rolloutId: string;
  status: 'pending' | CommandOutcome['status'];
  at: number;
  reason?: string;
}

/** Which rollouts are wanted. */
export interface RolloutListQuery {
  active?: boolean;
  agentRef?: string;
  environmentRef?: string;
  planRef?: string;
}

/** Keeps rollouts, what they were decided from, and their ledgers. */
export interface RolloutStore {
  /**
   * Stores a new rollout with its first input and entries.
   *
   * @throws ConflictError when a rollout of the same release of the agent is under way in the
   * environment, or the release is quarantined there.
   */
  create(change: Omit<RolloutChange, 'revision'>): Promise<StoredRollout>;
  get(id: string): Promise<StoredRollout | undefined>;
  list(query: RolloutListQuery): Promise<StoredRollout[]>;
  /**
   * Saves changes in one transaction: the rollout, its input, its entries, chained, and a new
   * command.
   *
   * @returns Ids of the rollouts whose revision was the expected one; the others are left as they
   * are, and are no error.
   */
  save(changes: RolloutChange[]): Promise<Set<string>>;
  /** Commands by rollout, of those that have one under way. */
  listCommands(rolloutIds: string[]): Promise<Map<string, StoredCommand>>;
  /** Notes how a command went. Does nothing when the rollout has another one by now. */
  settleCommand(rolloutId: string, outcome: CommandOutcome): Promise<void>;
  /** Entries with a number below `before`, the newest first. */
  listLedger(
    rolloutId: string,
    options: { before?: number; limit: number },
  ): Promise<LedgerEntry[]>;
  countLedger(rolloutId: string): Promise<number>;
  /** All inputs, the oldest first. */
  listInputs(rolloutId: string): Promise<RolloutInput[]>;
}

/** Looks at everything that rollouts are decided from. */
export interface RolloutObserver {
  /** One answer per rollout, in their order. Asks every source once, however many there are. */
  observe(
    rollouts: StoredRollout[],
    options: { signal?: AbortSignal },
  ): Promise<RolloutObservations[]>;
}

/** Decides rollouts and carries out what follows. */
export interface RolloutEngine {
  /** Looks at all active rollouts once, decides, saves, and carries commands out. */
  tick(options: { signal: AbortSignal; ids?: string[] }): Promise<void>;
  /**
   * Applies what somebody asks of a rollout, and goes on with it at once.
   *
   * @param revision - The revision that the caller saw, when it says.
   * @throws NotFoundError, NotAllowedError (a gate or hold is in the way), or ConflictError
   * (somebody was faster, or the state does not allow it).
   */
  operate(options: {
    id: string;
    operation: RolloutOperation;
    context: OperationContext;
    revision?: number;
  }): Promise<StoredRollout>;
  /** Stores a new rollout and lets it begin. */
  create(rollout: Rollout, entries: LedgerDraft[]): Promise<StoredRollout>;
}

/** What is asked of {@link ReleaseEvidenceReader}. */
export interface EvidenceRequest {
  agentRef: string;
  environmentRef: string;
  candidate: string;
  stable: string;
  weight: number;
  /** Ms since 1970. */
  from: number;
}

/** Counts what releases did, side by side. */
export interface ReleaseEvidenceReader {
  /** One answer per request, in their order; one query for all. */
  read(
    requests: EvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]>;
}

/** The traffic drivers that are installed. */
export interface TrafficDrivers {
  get(id: string): TrafficDriver | undefined;
  ids(): string[];
}
