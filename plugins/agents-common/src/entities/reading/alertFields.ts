import { tryParseDuration } from '../duration';
import { isTimeZone } from '../instantOfLocalTime';
import { isRecord } from './ObjectReader';
import { list, map, reference } from './fields';
import type { Field } from './fields';

const MOST_ENTRIES = 32;
const LONGEST_WORD = 200;

/** A duration that may be none, such as `0s`; kept as it is written. */
export const durationOrNone: Field<string> = (value, place) =>
  typeof value === 'string' &&
  (/^0(?:ms|s|m|h|d|w)$/.test(value) || tryParseDuration(value) !== undefined)
    ? value
    : place.report(
        value,
        'is not a duration',
        'write one such as 0s, 5m, 24h, 7d or PT5M',
      );

/** The IANA name of a time zone. */
export const timeZone: Field<string> = (value, place) =>
  typeof value === 'string' && isTimeZone(value)
    ? value
    : place.report(
        value,
        'is not a time zone',
        'write its IANA name, such as Europe/Berlin or UTC',
      );

/** A time of day. */
export const timeOfDay: Field<string> = (value, place) =>
  typeof value === 'string' && /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)
    ? value
    : place.report(
        value,
        'is not a time of day',
        'write one such as 08:30, in quotes',
      );

/** A list with something in it, and nothing twice. */
export function someOf<T>(
  field: Field<T>,
  options: { most?: number } = {},
): Field<T[]> {
  const { most = 100 } = options;
  return (value, place) => {
    if (Array.isArray(value) && value.length === 0) {
      return place.report(value, 'says nothing', 'write at least one');
    }
    if (Array.isArray(value) && value.length > most) {
      return place.report(
        value,
        `is more than the ${most} there may be`,
        'write fewer',
      );
    }
    const items = list(field)(value, place);
    return items && [...new Set(items)];
  };
}

/** Fields of any name, not many and not long, that all have the same form. */
export function smallMap<T>(field: Field<T>): Field<Record<string, T>> {
  return (value, place) => {
    const entries = isRecord(value) ? Object.entries(value) : [];
    if (entries.length > MOST_ENTRIES) {
      return place.reportText(
        `an object with ${entries.length} fields`,
        `is more than the ${MOST_ENTRIES} there may be`,
        'write fewer',
      );
    }
    for (const [key, item] of entries) {
      const isLong =
        key.length > LONGEST_WORD ||
        (typeof item === 'string' && item.length > LONGEST_WORD);
      if (isLong) {
        return place
          .field(key)
          .report(
            item,
            `is longer than the ${LONGEST_WORD} characters that a name or value may have`,
            'shorten it',
          );
      }
    }
    return map(field)(value, place);
  };
}

const groupOrUser = reference({
  defaultKind: 'group',
  kinds: ['group', 'user'],
});

/** A group or user. */
export const somebody: Field<string> = groupOrUser;

/** Whom to tell: `owner`, `parent`, or a group or user. */
export const recipient: Field<string> = (value, place) =>
  value === 'owner' || value === 'parent' ? value : groupOrUser(value, place);
