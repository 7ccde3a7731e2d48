import type {
  GracedCheck,
  Scorecard,
} from '@agent-portal/plugin-agents-common';
import type { JsonObject } from '@backstage/types';

/** A text of a scorecard. */
export type ScorecardVersion = {
  /** Differs when anything in the scorecard does. */
  fingerprint: string;
  /** When it comes into force, ms; 0: at once. */
  startsAt: number;
  scorecard: Scorecard;
  /** The entity's spec as it was, to start a draft from. */
  spec: JsonObject;
};

/** A scorecard with the version that is in force and those that are still to come. */
export type ScorecardRecord = {
  ref: string;
  title: string;
  /** The one in force, when there is any, then those that are still to come, oldest first. */
  versions: ScorecardVersion[];
  /** Since when the first of the versions is in force, ms; absent while none is. */
  inForceSince?: number;
  /** When the last of the checks that are new or stricter stops being bridged, ms. */
  graceUntil?: number;
  /** One for each time a check was new or became stricter, each with an end of its own. */
  graceChecks: GracedCheck[];
  /** Why the newest text of the entity is not among the versions, each in one sentence. */
  problems: string[];
};

/** What becomes of scorecards; all of it is written, or none. */
export type ScorecardChanges = {
  put: Array<{
    record: ScorecardRecord;
    /** Levels that agents keep, by agent, in place of those that were noted; absent: the same. */
    holders?: Map<string, number>;
  }>;
  /** References of those that are gone, with everything that was found about them. */
  remove: string[];
};

/** Keeps the versions of scorecards, and which levels agents keep for a while. */
export interface ScorecardStore {
  /** Lets no other backend change scorecards meanwhile. */
  exclusively<T>(work: (store: ScorecardStore) => Promise<T>): Promise<T>;
  /** By reference. */
  list(): Promise<ScorecardRecord[]>;
  save(changes: ScorecardChanges): Promise<void>;
  /** Ranks of the levels that agents keep, by scorecard and agent; of the named agents. */
  listHolders(agentRefs: string[]): Promise<Map<string, Map<string, number>>>;
  /** Ranks that all agents have on a scorecard now. */
  listRanks(scorecardRef: string): Promise<Map<string, number>>;
}
