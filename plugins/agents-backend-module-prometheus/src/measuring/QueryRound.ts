import pLimit from 'p-limit';
import type { PrometheusClient, QueryTime } from '../client/PrometheusClient';
import { PrometheusError } from '../client/PrometheusError';
import type { PrometheusAnswer } from '../client/readAnswer';
import type { Identity } from '../planning/Shape';
import type { Breaker } from './Breaker';

/** Longer queries are asked in parts. */
const MAXIMUM_LENGTH = 256 * 1024;
/** How often a round takes apart what a server did not manage in one. */
const MAXIMUM_SPLITS = 64;

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
    const queryName = `${name}\n${job.key}`;
    const known =
      record.gone ?? this.#breaker.find(name) ?? this.#breaker.find(queryName);
    if (known) return [{ identities, result: known }];
    const promql = job.write(identities);
    if (promql.length > MAXIMUM_LENGTH && identities.length > 1) {
      return this.#split(job, identities);
    }
    try {
      const result = await job.client.query(promql, job.time, {
        signal: this.#signal,
      });
      record.quick++;
      return [{ identities, result }];
    } catch (error) {
      this.#signal?.throwIfAborted();
      if (!(error instanceof PrometheusError)) throw error;
      this.#note(job.client, queryName, error);
      const mayHelp = error.fault === 'too-much' || error.fault === 'refused';
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

  #note(
    { server }: PrometheusClient,
    queryName: string,
    error: PrometheusError,
  ): void {
    const record = this.#recordOf({ server });
    if (error.fault === 'unreachable' || error.fault === 'server') {
      record.gone = error;
    }
    if (error.fault !== 'slow') return;
    record.slow++;
    this.#breaker.pause(queryName, error);
    if (this.#breaker.isSlow(record)) {
      record.gone = error;
      this.#breaker.pause(server.name, error);
    }
  }

  #recordOf({ server }: Pick<PrometheusClient, 'server'>): ServerRecord {
    const known = this.#servers.get(server.name);
    if (known) return known;
    const record = { limit: pLimit(server.concurrency), slow: 0, quick: 0 };
    this.#servers.set(server.name, record);
    return record;
  }
}
