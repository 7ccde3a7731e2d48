import { MINUTE, toMinute } from './minutes';
import type {
  BusinessValue,
  InstanceReading,
  MinuteIncrease,
  Readings,
} from './model';

/** How far in the future or the past the time of a value may lie. */
const MAXIMUM_FUTURE_MS = 5 * MINUTE;
const MAXIMUM_AGE_MS = 48 * 60 * MINUTE;

/**
 * Works out which business figures are new. One that the instance has not observed anew is the same
 * sample and counts once; one that is out of order, from the future or too old is rejected.
 */
export function foldBusiness(
  business: Map<string, BusinessValue>,
  reading: InstanceReading,
  before: Readings | undefined,
) {
  const times = new Map<string, number>();
  const minutes: MinuteIncrease[] = [];
  let rejected = 0;
  for (const [check, kpiIds] of reading.plan.checks) {
    const last = before?.business.get(check);
    if (last !== undefined) times.set(check, last);
    const value = business.get(check);
    if (!value) continue;
    const { at = reading.at } = value;
    if (at === last) continue;
    const isOutOfOrder = last !== undefined && at < last;
    const isFuture = at > reading.at + MAXIMUM_FUTURE_MS;
    if (isOutOfOrder || isFuture || at < reading.at - MAXIMUM_AGE_MS) {
      rejected++;
      continue;
    }
    times.set(check, at);
    const increase = { total: value.value, count: 1 };
    for (const kpiId of kpiIds) {
      minutes.push(toMinute(reading, { kpiId, at, increase }));
    }
  }
  return { times, minutes, rejected };
}
