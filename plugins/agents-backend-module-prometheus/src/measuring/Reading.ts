import type { PrometheusAnswer } from '../client/readAnswer';
import { PART_LABEL, readTag, type Role } from '../planning/Part';
import { nameOfSeries, type Shape } from '../planning/Shape';

/** What a query says about one instance at one time. */
export interface Reading {
  /** Figures by role; absent where there is no such series. */
  figures: Map<Role, number>;
  /** Observations up to an upper bound, by that bound. */
  buckets: Map<number, number>;
  /** Whether a part has several series where it should have one. */
  isSeveral: boolean;
}

/** What is known of each name that a metric may have. */
interface Generation {
  isThere: boolean;
  value?: number;
  buckets: Map<number, number>;
}

type Roles = Map<Role, Map<number, Generation>>;
interface Draft {
  roles: Roles;
  seen: Set<string>;
  isSeveral: boolean;
}

/**
 * Sorts an answer by instance, by the name that the shape gives it, and by time in ms.
 *
 * @param wanted - Names of those that were asked about; others are left out. Absent: all.
 */
export function readReadings(
  shape: Shape,
  { series }: PrometheusAnswer,
  wanted?: Set<string>,
): Map<string, Map<number, Reading>> {
  const drafts = new Map<string, Map<number, Draft>>();
  for (const { labels, samples } of series) {
    const name = nameOfSeries(shape, labels);
    if (wanted && !wanted.has(name)) continue;
    const tagText = labels[PART_LABEL];
    const tag = readTag(tagText);
    if (!tag) continue;
    const times = drafts.get(name) ?? new Map<number, Draft>();
    drafts.set(name, times);
    for (const { at, value } of samples) {
      const draft = times.get(at) ?? createDraft();
      times.set(at, draft);
      const bound = tag.role === 'bucket' ? readBound(labels.le) : undefined;
      const place = `${tagText} ${tag.role === 'bucket' ? labels.le : ''}`;
      if (draft.seen.has(place)) draft.isSeveral = true;
      draft.seen.add(place);
      const generation = generationOf(draft.roles, tag.role, tag.generation);
      if (tag.isMark) {
        generation.isThere = true;
      } else if (bound !== undefined) {
        const { buckets } = generation;
        buckets.set(bound, (buckets.get(bound) ?? 0) + value);
      } else if (tag.role !== 'bucket') {
        generation.value = (generation.value ?? 0) + value;
      }
    }
  }
  return new Map(
    [...drafts].map(([name, times]) => [
      name,
      new Map([...times].map(([at, draft]) => [at, settle(draft)])),
    ]),
  );
}

function createDraft(): Draft {
  return { roles: new Map(), seen: new Set(), isSeveral: false };
}

function generationOf(roles: Roles, role: Role, index: number): Generation {
  const generations = roles.get(role) ?? new Map<number, Generation>();
  roles.set(role, generations);
  const known = generations.get(index);
  if (known) return known;
  const created: Generation = { isThere: false, buckets: new Map() };
  generations.set(index, created);
  return created;
}

/** Of several names that are there at the same time, the first counts. */
function settle({ roles, isSeveral }: Draft): Reading {
  const reading: Reading = {
    figures: new Map(),
    buckets: new Map(),
    isSeveral,
  };
  for (const [role, generations] of roles) {
    const ordered = [...generations].sort(([a], [b]) => a - b);
    const [, chosen] = ordered.find(([, { isThere }]) => isThere) ?? ordered[0];
    if (chosen.value !== undefined) reading.figures.set(role, chosen.value);
    if (role === 'bucket') reading.buckets = chosen.buckets;
  }
  return reading;
}

/** Servers write a bound as `1`, `1.0` or `1e+00`. */
function readBound(le: string | undefined): number | undefined {
  if (le === '+Inf' || le === 'Inf') return Infinity;
  const bound = le?.trim() ? Number(le) : NaN;
  return Number.isNaN(bound) ? undefined : bound;
}
