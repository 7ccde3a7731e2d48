import type {
  DatedFreezeWindow,
  FreezeWindow,
  WeeklyFreezeWindow,
} from './RolloutPlanEntity';
import { instantOfLocalTime, isTimeZone } from './instantOfLocalTime';
import type { ObjectReader } from './reading/ObjectReader';
import { object, text } from './reading/fields';
import type { Field } from './reading/fields';
import { dateTime } from './reading/webFields';

const LOCAL = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?$/;
const DAY_AND_TIME =
  /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) (?:[01]\d|2[0-3]):[0-5]\d$/;

const dayAndTime: Field<string> = (value, place) =>
  typeof value === 'string' && DAY_AND_TIME.test(value)
    ? value
    : place.report(
        value,
        'is not a day and time of the week',
        'write one such as Fri 16:00',
      );

const zone: Field<string> = (value, place) =>
  typeof value === 'string' && isTimeZone(value)
    ? value
    : place.report(
        value,
        'is not a time zone',
        'write its IANA name, such as Europe/Berlin or UTC',
      );

/** Reads one of `spec.freezeWindows`. */
export const freezeWindow = object((reader): FreezeWindow | undefined => {
  const title = reader.need('title', text);
  const timeZone = reader.read('timeZone', zone);
  const isWeekly = reader.read('weekly', value => value) !== undefined;
  if (isWeekly) {
    return readWeekly(reader, title);
  }
  const isZoneSound =
    timeZone !== undefined ||
    reader.read('timeZone', value => value) === undefined;
  // Dates mean nothing in a zone that does not exist.
  return isZoneSound ? readDated(reader, title, timeZone) : undefined;
});

function readDated(
  reader: ObjectReader,
  title: string | undefined,
  timeZone: string | undefined,
): DatedFreezeWindow | undefined {
  // Of a local time that comes twice, the window covers both.
  const from = reader.need('from', moment(timeZone, 'earlier'));
  const to = reader.need('to', moment(timeZone, 'later'));
  if (title === undefined || from === undefined || to === undefined) {
    return undefined;
  }
  return from < to
    ? { title, from, to, ...(timeZone !== undefined && { timeZone }) }
    : reader.place
        .field('to')
        .report(to, `is not after ${from}`, 'write a later time');
}

function readWeekly(
  reader: ObjectReader,
  title: string | undefined,
): WeeklyFreezeWindow | undefined {
  // What is wrong with a zone that is there has been said already.
  const timeZone = reader.need('timeZone', value =>
    typeof value === 'string' && isTimeZone(value) ? value : undefined,
  );
  for (const key of ['from', 'to']) {
    reader.read(key, (value, place) =>
      place.report(
        value,
        'stands beside weekly',
        'write either from and to, or weekly',
      ),
    );
  }
  const weekly = reader.read('weekly', object(readDays));
  return title === undefined || timeZone === undefined || weekly === undefined
    ? undefined
    : { title, timeZone, weekly };
}

function readDays(
  reader: ObjectReader,
): WeeklyFreezeWindow['weekly'] | undefined {
  const from = reader.need('from', dayAndTime);
  const to = reader.need('to', dayAndTime);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return from === to
    ? reader.place
        .field('to')
        .report(to, 'is the same as from', 'write another day or time')
    : { from, to };
}

function moment(
  timeZone: string | undefined,
  ofTwo: 'earlier' | 'later',
): Field<string> {
  return (value, place) => {
    const local = timeZone === undefined ? undefined : localTime(value);
    return local === undefined || timeZone === undefined
      ? dateTime(value, place)
      : new Date(instantOfLocalTime(local, timeZone, ofTwo)).toISOString();
  };
}

/** A date, or a date-time without offset, as a date-time; nothing when there is no such day. */
function localTime(value: unknown): string | undefined {
  if (typeof value !== 'string' || !LOCAL.test(value)) {
    return undefined;
  }
  const local = value.length > 10 ? value : `${value}T00:00`;
  const asUtc = new Date(`${local}Z`);
  return !Number.isNaN(asUtc.getTime()) && asUtc.toISOString().startsWith(local)
    ? local
    : undefined;
}
