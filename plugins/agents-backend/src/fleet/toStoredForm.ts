import type { FleetRecord } from './model';

/** A record as it reads back from the store, where an absent value leaves no key. */
export function toStoredForm(record: FleetRecord): FleetRecord {
  return JSON.parse(JSON.stringify(record));
}
