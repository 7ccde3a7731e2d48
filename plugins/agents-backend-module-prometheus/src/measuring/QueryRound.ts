import pLimit from 'p-limit';
import type { PrometheusClient, QueryTime } from '../client/PrometheusClient';
import { PrometheusError } from '../client/PrometheusError';
import type { PrometheusAnswer } from '../client/readAnswer';
import { type Identity, nameOf } from '../planning/Shape';
import type { Breaker } from './Breaker';

/** Longer queries are asked in parts. */
const MAXIMUM_LENGTH = 256 * 1024;
/** How often a round takes apart what a server did not manage in one. */
const MAXIMUM_SPLITS = 64;
/** Into how many parts at most a query is taken apart that is too slow: each costs a wait. */
const MAXIMUM_SLOW_PARTS = 16;

/** A query for some instances. */
export interface QueryJob {
  client: PrometheusClient;
  /** The same for the same question about others. */
  key: string;
  identities: Identity[];
  write(identities: Identity[]): string;
  time: QueryTime;
}

/** What came of a query, or of a part of it. */
export interface QueryOutcome {
  identities: Identity[];
  result: PrometheusAnswer | PrometheusError;
}

/** What a round has found out about a query. */
interface QueryRecord {
  slow: number;
  quick: number;
  /** Slow ones that are not taken apart any more. */
  small: number;
}

/** What a round has found out about a server. */
interface ServerRecord {
  limit: ReturnType<typeof pLimit>;
  slow: number;
  quick: number;
  /** It is not asked any more in this round. */
  gone?: PrometheusError;
}

/**
 * Asks what one call has to know. A server that is gone is asked once and not for every KPI anew;
 * what is too much for one query is taken apart, so that one bad instance does not cost the others
 * their figures.
 */
export class QueryRound {
  readonly #breaker: Breaker;
  readonly #signal: AbortSignal | undefined;
  readonly #servers = new Map<string, ServerRecord>();
  readonly #queries = new Map<string, QueryRecord>();
  #splitsLeft = MAXIMUM_SPLITS;

  private constructor(breaker: Breaker, signal: AbortSignal | undefined) {
    this.#breaker = breaker;
    this.#signal = signal;
  }

  static create(options: {
    breaker: Breaker;
    signal?: AbortSignal;
  }): QueryRound {
    return new QueryRound(options.breaker, options.signal);
  }

  /**
   * Asks one query.
   *
   * @throws Only when the signal is aborted.
   */
  async ask(job: QueryJob): Promise<QueryOutcome[]> {
    const { limit } = this.#recordOf(job.client);
    return limit(() => this.#ask(job, job.identities));
  }

  async #ask(job: QueryJob, identities: Identity[]): Promise<QueryOutcome[]> {
    const record = this.#recordOf(job.client);
    const { name } = job.client.server;
    const queryName = nameQuery(job);
    const known =
      record.gone ??
      this.#breaker.find(name) ??
      this.#breaker.find(queryName) ??
      this.#breaker.find(namePart(queryName, identities));
    if (known) return [{ identities, result: known }];
    const size = Math.max(this.#breaker.sizeOf(queryName), smallestPart(job));
    if (identities.length > size) return this.#split(job, identities);
    const promql = job.write(identities);
    if (promql.length > MAXIMUM_LENGTH && identities.length > 1) {
      return this.#split(job, identities);
    }
    try {
      const result = await job.client.query(promql, job.time, {
        signal: this.#signal,
      });
      record.quick++;
      this.#queryOf(queryName).quick++;
      return [{ identities, result }];
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (!(error instanceof PrometheusError)) throw error;
      this.#note(job, identities, error);
      const mayHelp =
        error.fault === 'too-much' ||
        error.fault === 'refused' ||
        (error.fault === 'slow' && identities.length > smallestPart(job));
      if (mayHelp && identities.length > 1 && this.#splitsLeft > 0) {
        this.#splitsLeft--;
        return this.#split(job, identities);
      }
      return [{ identities, result: error }];
    }
  }

  async #split(job: QueryJob, identities: Identity[]): Promise<QueryOutcome[]> {
    const middle = Math.ceil(identities.length / 2);
    return [
      ...(await this.#ask(job, identities.slice(0, middle))),
      ...(await this.#ask(job, identities.slice(middle))),
    ];
  }

  #note(job: QueryJob, identities: Identity[], error: PrometheusError): void {
    const { server } = job.client;
    const record = this.#recordOf({ server });
    if (error.fault === 'unreachable' || error.fault === 'server') {
      record.gone = error;
    }
    if (error.fault !== 'slow') return;
    record.slow++;
    this.#noteSlow(job, identities, error);
    if (this.#breaker.isSlow(record)) {
      record.gone = error;
      this.#breaker.pause(server.name, error);
    }
  }

  /** Has less asked at a time from now on, or leaves alone what is as little as can be. */
  #noteSlow(
    job: QueryJob,
    identities: Identity[],
    error: PrometheusError,
  ): void {
    const queryName = nameQuery(job);
    const query = this.#queryOf(queryName);
    query.slow++;
    if (identities.length > smallestPart(job)) {
      this.#breaker.shrink(queryName, Math.ceil(identities.length / 2));
    } else {
      query.small++;
      this.#breaker.pause(namePart(queryName, identities), error);
    }
    if (this.#breaker.isHopeless(query)) this.#breaker.pause(queryName, error);
  }

  #queryOf(queryName: string): QueryRecord {
    const known = this.#queries.get(queryName);
    if (known) return known;
    const query = { slow: 0, quick: 0, small: 0 };
    this.#queries.set(queryName, query);
    return query;
  }

  #recordOf({ server }: Pick<PrometheusClient, 'server'>): ServerRecord {
    const known = this.#servers.get(server.name);
    if (known) return known;
    const record = { limit: pLimit(server.concurrency), slow: 0, quick: 0 };
    this.#servers.set(server.name, record);
    return record;
  }
}

function nameQuery({ client, key }: QueryJob): string {
  return `${client.server.name}\n${key}`;
}

function namePart(queryName: string, identities: Identity[]): string {
  return `${queryName}\n${nameOf(identities[0])}\n${identities.length}`;
}

/** Instances in a part that is not taken apart for being slow. */
function smallestPart({ identities }: QueryJob): number {
  return Math.ceil(identities.length / MAXIMUM_SLOW_PARTS);
}
