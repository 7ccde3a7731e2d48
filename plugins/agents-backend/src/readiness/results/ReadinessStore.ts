import type { FactSet } from '@agent-portal/plugin-agents-common';
import type { SeenFacts, StoredResult } from '../model';

/** How an agent stands on a scorecard, with what tells whether that is up to date. */
export type EvaluatedResult = StoredResult & {
  /** Of the version of the scorecard. */
  fingerprint: string;
  /** UTC day on which it was stored last, such as `2026-11-22`. */
  day: string;
};

/** A change of the level of an agent. */
export type ReadinessTransition = {
  agentRef: string;
  scorecardRef: string;
  /** Ms since 1970 in UTC. */
  at: number;
  fromRank: number;
  toRank: number;
  /** Title of the level; empty below the first. */
  fromLevel: string;
  toLevel: string;
  /** What happened and why, in plain words. */
  text: string;
};

/** What was known about an agent when it was stored last. */
export type StoredFacts = {
  agentRef: string;
  /** UTC day. */
  day: string;
  facts: FactSet;
  /** When all of it was looked at, ms; absent of what was stored before it was kept. */
  seenAt?: number;
};

/** What an evaluation changes; all of it is written, or none. */
export type ReadinessChanges = {
  results: EvaluatedResult[];
  facts: StoredFacts[];
  /** Results of agents that a scorecard is no longer about. */
  remove: Array<Pick<StoredResult, 'agentRef' | 'scorecardRef'>>;
  /** Agents that the catalog no longer has. */
  gone: string[];
  transitions: ReadinessTransition[];
  /** Agents whose rows in the fleet have to follow. */
  touched: string[];
};

/** Where an agent stood at the end of a day. */
export type StoredDay = {
  scorecardRef: string;
  agentRef: string;
  day: string;
  rank: number;
  score?: number;
};

/** Keeps how agents stand on scorecards, and how that came about. */
export interface ReadinessStore {
  /** Lets no other backend evaluate meanwhile. */
  exclusively<T>(work: (store: ReadinessStore) => Promise<T>): Promise<T>;
  save(changes: ReadinessChanges): Promise<void>;
  /** By scorecard and agent; each option that is absent narrows nothing. */
  listResults(options: {
    scorecardRef?: string;
    agentRefs?: string[];
  }): Promise<EvaluatedResult[]>;
  /** References of all agents of which anything is kept. */
  listAgentRefs(): Promise<string[]>;
  /** Agents that may come out differently by now. */
  listDue(now: number): Promise<string[]>;
  /** What was known last of the named agents. */
  listFacts(agentRefs: string[]): Promise<Map<string, StoredFacts>>;
  /** What was known when it was looked at last on a day, of the named agents or of all. */
  factsOnDay(
    day: string,
    agentRefs?: string[],
  ): Promise<Map<string, SeenFacts>>;
  /** Oldest first. */
  daysWithFacts(): Promise<string[]>;
  /** Newest first. */
  listTransitions(
    agentRef: string,
    window: { before: number; limit: number },
  ): Promise<ReadinessTransition[]>;
  /** Days of an agent from one on, by scorecard and day. */
  listDays(agentRef: string, from: string): Promise<StoredDay[]>;
  /** Removes what is older than it is kept. */
  prune(before: { transitions: number; day: string }): Promise<void>;
}
