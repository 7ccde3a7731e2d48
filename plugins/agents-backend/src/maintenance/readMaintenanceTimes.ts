import { formatDuration } from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import { toTime } from '../readiness/workflow/toTime';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Longer maintenance is no maintenance. */
export const LONGEST_MAINTENANCE_MS = 30 * DAY_MS;
/** How far ahead it may be planned. */
const FURTHEST_START_MS = 365 * DAY_MS;
/** The clock of a browser may be late. */
const TOLERATED_MS = 5 * MINUTE_MS;

/**
 * Reads when maintenance begins and ends, ms since 1970.
 *
 * @throws InputError naming the field when a time is none, is over, or lasts too long.
 */
export function readMaintenanceTimes(
  body: { startsAt?: string; endsAt: string },
  now: number,
): { startsAt: number; endsAt: number } {
  const stated =
    body.startsAt === undefined ? now : readTime('startsAt', body.startsAt);
  if (stated < now - TOLERATED_MS) {
    throw new InputError(
      `startsAt is "${body.startsAt}": it is over already, and what was measured stays as it is; leave it out to begin now`,
    );
  }
  if (stated > now + FURTHEST_START_MS) {
    throw new InputError(
      `startsAt is "${body.startsAt}": name a time until ${toTime(
        now + FURTHEST_START_MS,
      )}`,
    );
  }
  const startsAt = Math.max(stated, now);
  const endsAt = readTime('endsAt', body.endsAt);
  if (endsAt <= startsAt) {
    throw new InputError(
      `endsAt is "${body.endsAt}": it must be after the start, ${toTime(
        startsAt,
      )}`,
    );
  }
  if (endsAt > startsAt + LONGEST_MAINTENANCE_MS) {
    throw new InputError(
      `endsAt is "${body.endsAt}": maintenance lasts at most ${formatDuration(
        LONGEST_MAINTENANCE_MS,
      )}; name a time until ${toTime(startsAt + LONGEST_MAINTENANCE_MS)}`,
    );
  }
  return { startsAt, endsAt };
}

function readTime(field: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isFinite(at)) return at;
  throw new InputError(
    `${field} is "${text}": it must be a time such as 2026-01-31T00:00:00Z`,
  );
}
