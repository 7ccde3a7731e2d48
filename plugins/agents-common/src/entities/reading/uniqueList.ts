import type { Place } from './Place';
import { list } from './fields';
import type { Field } from './fields';

/**
 * A list of at most so many items of a scorecard, each with an id of its own; `field` is the name
 * under which the id is written.
 */
export function uniqueList<T extends { id: string }>(
  field: Field<T>,
  options: { what: string; most: number; field?: string },
): Field<T[]> {
  const { what, most, field: key = 'id' } = options;
  return (value, place) => {
    if (Array.isArray(value) && value.length > most) {
      return place.report(
        value,
        `is more than the ${most} ${what}s a scorecard may have`,
        'split it into several scorecards',
      );
    }
    const seen = new Map<string, Place>();
    return list((item, itemPlace) => {
      const read = field(item, itemPlace);
      const first = read && seen.get(read.id);
      if (first) {
        return itemPlace
          .field(key)
          .report(
            read.id,
            `is already used by ${first.path.replace('spec.', '')}`,
            `give every ${what} of the scorecard an ${key} of its own`,
          );
      }
      if (read) {
        seen.set(read.id, itemPlace);
      }
      return read;
    })(value, place);
  };
}
