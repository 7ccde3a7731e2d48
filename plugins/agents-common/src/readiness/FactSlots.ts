import type { FactProvenance } from '../entities';
import { compileFactPath } from './conditions/parseFactPath';
import { isKnownFact } from './Fact';
import type { Fact, FactSet } from './Fact';

/** What a check demands of the facts that it looks at. */
export interface FactDemands {
  /** How old they may be, in ms. */
  freshnessMs?: number;
  /** Where they may come from; absent: anywhere. */
  provenance?: readonly FactProvenance[];
}

/** A place in the array of values: one fact, as far as one path leads, under the same demands. */
interface Slot {
  freshnessMs: number;
  /** A bit for each provenance that counts. */
  provenance: number;
  follow?: (value: unknown) => unknown;
}

const PROVENANCE_BITS: Record<FactProvenance, number> = {
  observed: 1,
  pushed: 2,
  attested: 4,
  stated: 8,
};

const ANY_PROVENANCE = 15;

/**
 * The values that conditions compare, each at a fixed place in an array, so that checks which look
 * at the same thing share the work of finding it. A value that is not known is `undefined`, and one
 * that the path does not reach is `NOWHERE`.
 */
export class FactSlots {
  private readonly slots: Slot[] = [];
  private readonly byKey = new Map<string, number>();
  /** Places of the values of each fact, so that each is looked up once. */
  private readonly byFact: Array<[fact: string, places: number[]]> = [];

  private constructor() {}

  static create(): FactSlots {
    return new FactSlots();
  }

  /** Ids of all facts, sorted. */
  get factIds(): string[] {
    return this.byFact.map(([fact]) => fact).sort();
  }

  /**
   * The place of a value, a new one when nobody has asked for it yet. Both sides of a comparison
   * have places of their own, as a list that a path gathers is never the same as another one.
   */
  place(
    where: { fact: string; path?: string; side: 'left' | 'right' },
    demands: FactDemands,
  ): number {
    const { fact, path, side } = where;
    const freshnessMs = demands.freshnessMs ?? Infinity;
    let provenance = demands.provenance ? 0 : ANY_PROVENANCE;
    for (const name of demands.provenance ?? []) {
      provenance |= PROVENANCE_BITS[name];
    }
    const key = JSON.stringify([
      fact,
      path,
      side,
      String(freshnessMs),
      provenance,
    ]);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const follow = path ? compileFactPath(path) : undefined;
    const place = this.slots.push({ freshnessMs, provenance, follow }) - 1;
    this.byKey.set(key, place);
    const places = this.byFact.find(([id]) => id === fact)?.[1];
    if (places) places.push(place);
    else this.byFact.push([fact, [place]]);
    return place;
  }

  /**
   * Writes the values of an agent's facts into their places.
   *
   * @returns When the first of those that are known stops counting, ms; `Infinity` for never.
   */
  fill(values: unknown[], facts: FactSet, now: number): number {
    let dueAt = Infinity;
    for (const [id, places] of this.byFact) {
      const fact = facts.get(id);
      for (let index = 0; index < places.length; index++) {
        const place = places[index];
        const slot = this.slots[place];
        const until = countsUntil(fact, slot);
        if (until > now && isKnownFact(fact)) {
          const { value } = fact;
          values[place] = slot.follow ? slot.follow(value) : value;
          if (until < dueAt) dueAt = until;
        } else {
          values[place] = undefined;
        }
      }
    }
    return dueAt;
  }
}

/** `-Infinity` for a fact that does not count at any time. */
function countsUntil(fact: Fact | undefined, slot: Slot): number {
  if (!isKnownFact(fact)) return -Infinity;
  if (
    slot.provenance !== ANY_PROVENANCE &&
    !(PROVENANCE_BITS[fact.provenance] & slot.provenance)
  ) {
    return -Infinity;
  }
  const expiresAt = fact.expiresAt ?? Infinity;
  if (slot.freshnessMs === Infinity) return expiresAt;
  if (fact.at === undefined) return -Infinity;
  return Math.min(expiresAt, fact.at + slot.freshnessMs);
}
