import { MAXIMUM_WATCHED_SERIES } from '../scrape/countIncreases';
import type { SentReadings, StreamReading } from '../scrape/model';
import type { OtlpPoint, PointValue } from './model';
import type { Rejections } from './Rejections';

const MINUTE = 60_000;

/** A point from before then may have been counted, and nobody would know any more. */
export const LATEST_MS = 60 * MINUTE;

/** Streams are kept for longer than late points are taken, so that none is counted twice. */
const KEPT_MS = 2 * LATEST_MS;

/** How far in the future the clock of a sender may be. */
const MAXIMUM_FUTURE_MS = 5 * MINUTE;

const MAXIMUM_SEEN = 20_000;

/** What a point shows, compared with the one before. */
export interface PointGain {
  /** Since when it gained that, ms. */
  from: number;
  /** By value, as the point orders them; undefined for what is not known. */
  increases: Array<number | undefined>;
}

/**
 * Follows the streams that an instance sends, and says what each point adds. Of streams that count
 * on, a point adds the difference to the one before; one that says it counts since later was
 * started anew. Nothing is added twice: a point that is not newer than its stream is left out.
 */
export class StreamLedger {
  readonly #streams: Map<string, StreamReading>;
  readonly #seen: Map<string, number>;
  readonly #receivedAt: number;
  #values = 0;

  private constructor(options: {
    sent: SentReadings | undefined;
    receivedAt: number;
  }) {
    const { sent, receivedAt } = options;
    const isKept = (at: number) => receivedAt - at <= KEPT_MS;
    this.#receivedAt = receivedAt;
    this.#streams = new Map(
      [...(sent?.streams ?? [])].filter(([, one]) => isKept(one.receivedAt)),
    );
    this.#seen = new Map(
      [...(sent?.seen ?? [])].filter(([, at]) => isKept(at)),
    );
    for (const one of this.#streams.values()) this.#values += sizeOf(one);
  }

  static create(options: {
    sent: SentReadings | undefined;
    receivedAt: number;
  }): StreamLedger {
    return new StreamLedger(options);
  }

  /** Notes that something came in. */
  see(name: string): void {
    if (this.#seen.has(name) || this.#seen.size < MAXIMUM_SEEN) {
      this.#seen.set(name, this.#receivedAt);
    }
  }

  /** Names that came in within some time. */
  listSeen(withinMs: number): string[] {
    return [...this.#seen]
      .filter(([, at]) => this.#receivedAt - at <= withinMs)
      .map(([name]) => name);
  }

  /** What a point adds; undefined when it is not taken, which is counted. */
  take(point: OtlpPoint, rejections: Rejections): PointGain | undefined {
    const before = this.#streams.get(point.stream);
    const isFresh =
      this.#isInTime(point, rejections) &&
      isNext(point, { before, rejections });
    if (!isFresh) return undefined;
    const next = this.#toReading(point);
    const size = this.#values + sizeOf(next) - (before ? sizeOf(before) : 0);
    if (!before && size > MAXIMUM_WATCHED_SERIES) {
      rejections.add(
        'overLimit',
        `an instance has at most ${MAXIMUM_WATCHED_SERIES} series; leave out attributes that take many values`,
      );
      return undefined;
    }
    const gain = this.#compare(point, before);
    this.#values = size;
    this.#streams.set(point.stream, next);
    return gain;
  }

  toReadings(): SentReadings {
    return { streams: this.#streams, seen: this.#seen };
  }

  #isInTime({ metric, at }: OtlpPoint, rejections: Rejections): boolean {
    if (at > this.#receivedAt + MAXIMUM_FUTURE_MS) {
      rejections.add(
        'future',
        `${metric}: a point lies more than 5 min in the future; check the clock of the sender`,
      );
      return false;
    }
    if (at < this.#receivedAt - LATEST_MS) {
      rejections.add('late', `${metric}: a point is older than 1 h`);
      return false;
    }
    return true;
  }

  #toReading(point: OtlpPoint): StreamReading {
    return {
      at: point.at,
      startAt: point.startAt ?? 0,
      receivedAt: this.#receivedAt,
      values:
        point.kind === 'cumulative'
          ? Object.fromEntries(point.values.map(one => [keyOf(one), one.value]))
          : {},
    };
  }

  #compare(point: OtlpPoint, before: StreamReading | undefined): PointGain {
    const { at, startAt, values } = point;
    const earliest = at - LATEST_MS;
    const from = (time: number) => Math.min(Math.max(time, earliest), at);
    const whole = values.map(one => one.value);
    if (point.kind !== 'cumulative') {
      return { from: from(startAt ?? at), increases: whole };
    }
    if (before) {
      const isRestarted =
        (startAt !== undefined &&
          before.startAt > 0 &&
          startAt > before.startAt) ||
        values.some(
          one => isCount(one) && one.value < before.values[keyOf(one)],
        );
      return isRestarted
        ? { from: from(Math.max(startAt ?? 0, before.at)), increases: whole }
        : {
            from: from(before.at),
            increases: values.map(one =>
              keyOf(one) in before.values
                ? one.value - before.values[keyOf(one)]
                : undefined,
            ),
          };
    }
    // What the process counted before anybody listened happened at a time that nobody knows; but
    // of one that was listened to, a stream that is new began since.
    const heardAt = this.#seen.get(originName(point));
    if (heardAt !== undefined && this.#receivedAt - heardAt <= LATEST_MS) {
      return { from: from(Math.max(startAt ?? 0, heardAt)), increases: whole };
    }
    return startAt !== undefined && startAt >= earliest
      ? { from: startAt, increases: whole }
      : { from: at, increases: values.map(() => undefined) };
  }
}

/** Names a metric of one process, to know whether it was listened to. */
export function originName({ origin, name }: OtlpPoint): string {
  return `<${origin} ${name}`;
}

function isNext(
  point: OtlpPoint,
  {
    before,
    rejections,
  }: { before: StreamReading | undefined; rejections: Rejections },
): boolean {
  const { metric, at, kind, startAt } = point;
  if (startAt !== undefined && startAt > at) {
    rejections.add(
      'malformed',
      `${metric}: a point begins after the time that it is of`,
    );
    return false;
  }
  if (!before) return true;
  if (at <= before.at) {
    rejections.add(
      at === before.at ? 'duplicate' : 'outOfOrder',
      `${metric}: a point ${
        at === before.at
          ? 'has the time of one that came in before'
          : 'is older than one that came in before'
      }`,
    );
    return false;
  }
  const isOverlapping =
    startAt !== undefined &&
    (kind === 'delta'
      ? startAt < before.at
      : kind === 'cumulative' && startAt < before.startAt);
  if (isOverlapping) {
    rejections.add(
      'overlapping',
      `${metric}: what a point counts overlaps with one before; where several processes send, give each a service.instance.id`,
    );
    return false;
  }
  return true;
}

function keyOf({ suffix, le }: PointValue): string {
  return le === undefined ? suffix : `${suffix}${le}`;
}

/** A sum falls, too, when what is added is negative. */
function isCount({ suffix }: PointValue): boolean {
  return suffix !== '_sum';
}

function sizeOf({ values }: StreamReading): number {
  return Math.max(1, Object.keys(values).length);
}
