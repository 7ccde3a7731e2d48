import {
  noGain,
  type ReleaseGain,
  type ReleaseGainQuery,
  type ScrapeStore,
} from '../../kpis/scrape';

const HOUR = 3_600_000;

/** Readings after a gap are put down to at most the hour before: what is older stays as it is. */
const OPEN_MS = 2 * HOUR;

/** What is not asked for again for so long is of a rollout that is over. */
const KEPT_MS = HOUR;

type Gains = Map<string, ReleaseGain>;

/** Sums of hours in which nothing changes any more. */
interface Closed {
  until: number;
  gains: Gains;
  askedAt: number;
}

/**
 * Sums up what releases gained, reading each hour that is over only once: what it takes to look at
 * a rollout does not grow with how long it has been baking.
 */
export class GainCache {
  readonly #store: Pick<ScrapeStore, 'sumReleaseGains'>;
  readonly #closed = new Map<string, Closed>();

  private constructor(store: Pick<ScrapeStore, 'sumReleaseGains'>) {
    this.#store = store;
  }

  static create(options: {
    store: Pick<ScrapeStore, 'sumReleaseGains'>;
  }): GainCache {
    return new GainCache(options.store);
  }

  /** One answer per query, in their order. */
  async sum(
    queries: Array<Omit<ReleaseGainQuery, 'until'>>,
    now: number,
  ): Promise<Gains[]> {
    const end = Math.floor((now - OPEN_MS) / HOUR) * HOUR;
    await this.#close(queries, { end, now });
    const open = await this.#store.sumReleaseGains(
      queries.map(query => ({
        ...query,
        since: this.#closed.get(nameOf(query))?.until ?? query.since,
      })),
    );
    return queries.map((query, index) =>
      add(this.#closed.get(nameOf(query))?.gains, open[index]),
    );
  }

  /** Reads the hours that are over by now and were not read before. */
  async #close(
    queries: Array<Omit<ReleaseGainQuery, 'until'>>,
    { end, now }: { end: number; now: number },
  ): Promise<void> {
    for (const [name, { askedAt, until }] of this.#closed) {
      // A clock that went back opens hours again.
      const isUsable = until <= end && Math.abs(now - askedAt) <= KEPT_MS;
      if (!isUsable) this.#closed.delete(name);
    }
    const due = new Map<string, ReleaseGainQuery>();
    for (const query of queries) {
      const name = nameOf(query);
      const before = this.#closed.get(name);
      if (before) before.askedAt = now;
      const since = before?.until ?? query.since;
      if (since < end) due.set(name, { ...query, since, until: end });
    }
    if (due.size === 0) return;
    const read = await this.#store.sumReleaseGains([...due.values()]);
    for (const [index, name] of [...due.keys()].entries()) {
      this.#closed.set(name, {
        until: end,
        gains: add(this.#closed.get(name)?.gains, read[index]),
        askedAt: now,
      });
    }
  }
}

function nameOf(query: Omit<ReleaseGainQuery, 'until'>): string {
  const { agentRef, environmentRef, versions, since } = query;
  return [agentRef, environmentRef, ...versions, since].join('\n');
}

function add(one: Gains | undefined, other: Gains): Gains {
  if (!one) return other;
  const sums: Gains = new Map();
  for (const version of new Set([...one.keys(), ...other.keys()])) {
    const sum = noGain();
    for (const gain of [one.get(version), other.get(version)]) {
      if (!gain) continue;
      sum.requests += gain.requests;
      sum.errors += gain.errors;
      sum.failedTasks += gain.failedTasks;
      sum.complaints += gain.complaints;
      for (const [bucket, count] of gain.latency) {
        sum.latency.set(bucket, (sum.latency.get(bucket) ?? 0) + count);
      }
    }
    sums.set(version, sum);
  }
  return sums;
}
