import type { FactProvenance, ScorecardFact } from '../entities';
import { formatDuration } from '../kpis';
import { NOWHERE } from './conditions/parseFactPath';
import type { Fact, KnownFact } from './Fact';
import { isKnownFact } from './Fact';
import type { FactDemands } from './FactSlots';
import { factTitle } from './factTitle';
import { factUnit, formatFactValue } from './formatFactValue';
import { isAttestation } from './isAttestation';

const SAID: Record<FactProvenance, string> = {
  observed: 'observed by',
  pushed: 'sent by',
  attested: 'signed by',
  stated: 'stated by',
};

/** Longer ago than this, people want the date too. */
const DATED_AFTER_MS = 2 * 86_400_000;

/** What is said of a fact: its name, and where a path leads within it. */
export function factSubject(
  id: string,
  path: string | undefined,
  options: { declared: readonly ScorecardFact[]; fact?: Fact },
): string {
  const title = options.fact?.title ?? factTitle(id, options.declared);
  const place = path?.replace(/^\$\.?/, '');
  if (!place) return title;
  // What an entity has is known by its paths; other facts are known by their names.
  return id === 'entity' ? place : `${title} at ${place}`;
}

/**
 * Who says so and since when: `stated by BMAD Production Deployment Strategy (2025-01-27) 667 d
 * ago`.
 */
export function saySource(
  { provenance, source, at }: KnownFact,
  now: number,
): string {
  const who = `${SAID[provenance]} ${source.title}`;
  if (at === undefined) return who;
  const age = now - at;
  if (age < 1_000) return `${who} just now`;
  const day = isoTime(at)?.slice(0, 10);
  const dated =
    day !== undefined && age >= DATED_AFTER_MS && !source.title.includes(day);
  return `${who} ${dated ? `on ${day}, ` : ''}${formatDuration(age)} ago`;
}

/** A time in ISO 8601; `undefined` for one that no calendar has. */
export function isoTime(ms: number): string | undefined {
  return Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : undefined;
}

/**
 * Why a check does not know a fact, as a whole sentence; `undefined` when it does.
 *
 * @param value - What the check found in its place; see `FactSlots`.
 */
export function sayUnknown(
  where: { id: string; path?: string; value: unknown },
  options: {
    declared: readonly ScorecardFact[];
    fact: Fact | undefined;
    demands: FactDemands;
    now: number;
  },
): string | undefined {
  const { declared, fact, demands, now } = options;
  const title = factSubject(where.id, undefined, { declared, fact });
  if (where.value === NOWHERE) {
    return `${title} has nothing at ${where.path}`;
  }
  if (where.value !== undefined) return undefined;
  if (!isKnownFact(fact)) {
    const verb = isAttestation(where.id, declared) ? 'signed' : 'known';
    return `${title} is not ${verb}: ${
      fact?.missing ?? 'nothing has reported it'
    }`;
  }
  const said = `${title} is ${formatFactValue(
    fact.value,
    factUnit(where.id, declared, fact),
  )}, ${saySource(fact, now)}`;
  const { provenance, freshnessMs } = demands;
  if (provenance && !provenance.includes(fact.provenance)) {
    return `${said}, but only what is ${provenance.join(' or ')} counts`;
  }
  if (fact.expiresAt !== undefined && fact.expiresAt <= now) {
    const age = formatDuration(now - fact.expiresAt);
    return `${said}, but that expired ${age} ago`;
  }
  const limit = formatDuration(freshnessMs ?? 0);
  return fact.at === undefined
    ? `${said}, but nobody says when, and it counts for ${limit} only`
    : `${said}, but it counts for ${limit} only`;
}
