import { formatDuration } from '@agent-portal/plugin-agents-common';
import { InputError } from '@backstage/errors';
import { toTime } from '../workflow/toTime';

/**
 * Reads when an exemption ends.
 *
 * @returns Ms since 1970 in UTC.
 * @throws InputError when it is no time, lies in the past, or further ahead than is allowed.
 */
export function readExpiry(
  text: string,
  options: { now: number; maximumMs: number },
): number {
  const { now, maximumMs } = options;
  const at = Date.parse(text);
  if (!Number.isFinite(at)) {
    throw new InputError(
      `expiresAt is "${text}": it must be a time such as 2026-01-31T00:00:00Z`,
    );
  }
  if (at <= now) {
    throw new InputError(
      `expiresAt is "${text}": it is over already; name a time to come`,
    );
  }
  if (at > now + maximumMs) {
    throw new InputError(
      `expiresAt is "${text}": this lasts at most ${formatDuration(
        maximumMs,
      )}; name a time until ${toTime(now + maximumMs)}`,
    );
  }
  return at;
}
