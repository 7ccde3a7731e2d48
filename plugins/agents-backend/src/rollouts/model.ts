import type {
  CommandOutcome,
  LedgerDraft,
  LedgerEntry,
  MetricsObservation,
  OperationContext,
  Rollout,
  RolloutInput,
  RolloutObservations,
  RolloutOperation,
} from '@agent-portal/plugin-agents-common';
import type {
  TrafficDriver,
  TrafficInstance,
} from '@agent-portal/plugin-agents-node';
import type { LedgerHead } from './ledger';

/** A rollout as it is stored. */
export interface StoredRollout {
  rollout: Rollout;
  /** Rises by one with every change. */
  revision: number;
  /**
   * Revision of the last change that somebody has to know of before they act: an operation, or
   * another state or step. A change after it only counts on.
   */
  turn: number;
}

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
  /** Rises with every command for the agent in the environment, of whichever rollout. */
  fence: number;
  status: 'pending' | CommandOutcome['status'];
  at: number;
  reason?: string;
}

/** Which rollouts are wanted. */
export interface RolloutListQuery {
  ids?: string[];
  /** Whether the rollout has not ended. */
  active?: boolean;
  /**
   * Whether the engine still has something to do: the active ones, and those that succeeded while
   * their former release is kept.
   */
  open?: boolean;
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
  /** In the order in which they were made. */
  list(query: RolloutListQuery): Promise<StoredRollout[]>;
  /**
   * Saves changes in one transaction: the rollout, its input, its entries, chained, and a new
   * command.
   *
   * @returns Ids of the rollouts whose revision was the expected one; the others are left as they
   * are, and are no error. So is a rollout that would begin while another one of the agent is
   * under way in the environment.
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
  /** The last entry that was written, as it is kept beside the rollout itself. */
  getLedgerHead(rolloutId: string): Promise<LedgerHead>;
  /** All inputs, the oldest first; none once they are pruned. */
  listInputs(rolloutId: string): Promise<RolloutInput[]>;
  /** Whether somebody operated a rollout after a revision. */
  wasOperated(rolloutId: string, after: number): Promise<boolean>;
  /**
   * Removes the inputs of rollouts that the engine was done with before a time, in ms since 1970.
   *
   * @returns Of how many rollouts.
   */
  pruneInputs(options: { before: number }): Promise<number>;
}

/** Looks at everything that rollouts are decided from. */
export interface RolloutObserver {
  /**
   * One answer per rollout, in their order. Asks every source once, however many there are. How a
   * command went is left out: the engine knows it.
   */
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

/** Where the traffic of an agent in an environment is shifted. */
export interface LocatedInstance {
  driver: TrafficDriver;
  instance: TrafficInstance;
}

/** Finds what shifts the traffic of rollouts. */
export interface TrafficLocator {
  /**
   * One answer per rollout, in their order: the place that the rollout was made for, where it has
   * one, whatever the catalog says by now. Where there is none, a sentence that says why, such as
   * that the catalog no longer has the agent.
   */
  locate(
    rollouts: Array<Pick<Rollout, 'agent' | 'environment' | 'target'>>,
  ): Promise<Array<LocatedInstance | { missing: string }>>;
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
