import type { JsonValue } from '@backstage/types';
import type { FactProvenance } from '../entities';

/**
 * Something that is known about an agent.
 *
 * @public
 */
export type KnownFact = {
  value: JsonValue;
  /** When it was so, ms since 1970 in UTC; absent where nobody says when. */
  at?: number;
  /** Until when it holds by itself, ms since 1970 in UTC; absent: until something newer is known. */
  expiresAt?: number;
  provenance: FactProvenance;
  /** Who says so. */
  source: { title: string; url?: string };
  /** What people call it; absent: its declaration or its id says so. */
  title?: string;
  /** Of a number, as in the definition of a KPI: `ratio`, `seconds`, `count`, … */
  unit?: string;
  /** Of a score: the best it can be. */
  scale?: number;
};

/**
 * Something that is not known about an agent, and why not, as a clause such as
 * `no job has sent a sample`.
 *
 * @public
 */
export type MissingFact = {
  missing: string;
  /** What people call it; absent: its declaration or its id says so. */
  title?: string;
};

/**
 * A fact about an agent, or why there is none.
 *
 * @public
 */
export type Fact = KnownFact | MissingFact;

/**
 * What is known about one agent, by the ids of facts. A fact that is not in it is as unknown as
 * one that is missing.
 *
 * @public
 */
export type FactSet = ReadonlyMap<string, Fact>;

/** Whether a fact is known. @public */
export function isKnownFact(fact: Fact | undefined): fact is KnownFact {
  return fact !== undefined && 'value' in fact;
}
