import { createHash } from 'node:crypto';
import {
  listGracedChecks,
  type Scorecard,
} from '@agent-portal/plugin-agents-common';
import type { ScorecardDescriptor } from '../../catalog/model';
import type { ScorecardRecord, ScorecardVersion } from './ScorecardStore';

/** A scorecard as it is to be kept, and the version that a newer one took over from. */
export type SettledScorecard = {
  record: ScorecardRecord;
  /** Present when another version came into force and agents keep their levels for a while. */
  replaced?: Scorecard;
};

/**
 * Follows what the catalog says about a scorecard, and the time.
 *
 * The version in force is the newest whose start is reached. A text that does not read changes
 * nothing but the problems that are shown. Levels are kept for the grace period of the version
 * that demands more. Each check has an end of its own: a later version prolongs it for none that it
 * leaves alone, and one that it makes stricter again is bridged as before and, beside that, for
 * those who pass what the version in between asked for.
 *
 * @param now - Ms since 1970 in UTC.
 */
export function settleScorecard(
  descriptor: ScorecardDescriptor,
  before: ScorecardRecord | undefined,
  now: number,
): SettledScorecard {
  const { ref, title, problems } = descriptor;
  const known = before?.versions ?? [];
  const versions = withNewest(known, toVersion(descriptor));
  const started = versions.filter(({ startsAt }) => startsAt <= now);
  const inForce = started[started.length - 1];
  const record: ScorecardRecord = {
    ref,
    title,
    problems,
    versions: inForce ? versions.slice(versions.indexOf(inForce)) : versions,
    graceChecks: before?.graceChecks ?? [],
    ...(before?.inForceSince !== undefined && {
      inForceSince: before.inForceSince,
    }),
    ...(before?.graceUntil !== undefined && { graceUntil: before.graceUntil }),
  };
  const previous = before?.inForceSince === undefined ? undefined : known[0];
  if (!inForce || inForce.fingerprint === previous?.fingerprint) {
    return { record };
  }
  record.inForceSince = now;
  if (!previous) return { record };

  const { checks, graceMs } = inForce.scorecard;
  const stricter = listGracedChecks(
    previous.scorecard,
    inForce.scorecard,
    now + graceMs,
  );
  if (stricter.length === 0) return { record };
  if (graceMs === 0) {
    return { record: { ...record, graceUntil: undefined, graceChecks: [] } };
  }
  const running = record.graceChecks.filter(
    ({ id, until }) => until > now && checks.some(check => check.id === id),
  );
  const graceChecks = [...running, ...stricter];
  return {
    record: {
      ...record,
      graceUntil: Math.max(...graceChecks.map(({ until }) => until)),
      graceChecks,
    },
    replaced: previous.scorecard,
  };
}

/**
 * Where levels of a version stand in the next: at the level of the same id, or of the highest one
 * below it that the next still has.
 */
export function carryRanks(
  ranks: ReadonlyMap<string, number>,
  from: Scorecard,
  to: Scorecard,
): Map<string, number> {
  const next = new Map(to.levels.map(level => [level.id, level.rank]));
  const carried = [...ranks].map(([agentRef, rank]): [string, number] => {
    const kept = from.levels.flatMap(level =>
      level.rank <= rank ? next.get(level.id) ?? [] : [],
    );
    return [agentRef, Math.max(0, ...kept)];
  });
  return new Map(carried.filter(([, rank]) => rank > 0));
}

function toVersion({
  scorecard,
  spec,
}: ScorecardDescriptor): ScorecardVersion | undefined {
  if (!scorecard) return undefined;
  const fingerprint = createHash('sha256')
    .update(JSON.stringify(scorecard))
    .digest('hex');
  return { fingerprint, startsAt: scorecard.startsAt ?? 0, scorecard, spec };
}

/** One that was found before and is written again counts as the newest. */
function withNewest(
  known: ScorecardVersion[],
  newest: ScorecardVersion | undefined,
): ScorecardVersion[] {
  const last = known[known.length - 1];
  if (!newest || newest.fingerprint === last?.fingerprint) return known;
  return [
    ...known.filter(({ fingerprint }) => fingerprint !== newest.fingerprint),
    newest,
  ];
}
