import type {
  MetricsObservation,
  ReleaseCounts,
} from '@agent-portal/plugin-agents-common';
import type {
  ReleaseEvidenceRequest,
  ReleaseEvidenceSource,
} from '@agent-portal/plugin-agents-node';
import { InputError } from '@backstage/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusError } from '../client/PrometheusError';
import { Breaker } from '../measuring/Breaker';
import { QueryRound } from '../measuring/QueryRound';
import { type Reading, readReadings } from '../measuring/Reading';
import { separateBuckets } from '../measuring/separateBuckets';
import { chooseServer } from '../planning/chooseServer';
import { type PartContext, writeQuery } from '../planning/Part';
import { readSelector } from '../promql/readSelector';
import { releaseParts } from './releaseParts';

/** What {@link PrometheusReleaseEvidence} works with. */
export interface PrometheusReleaseEvidenceOptions {
  clients: PrometheusClient[];
  now: () => number;
}

/** What is needed to answer one request. */
interface Inquiry {
  request: ReleaseEvidenceRequest;
  /** Length of the segment. */
  windowMs: number;
  now: number;
  place: string;
  /** What is asked, for people. */
  query: string;
}

/**
 * Counts what releases did with Prometheus servers, however many processes an instance has. One
 * query for each instance, as each segment began at another time.
 */
export class PrometheusReleaseEvidence implements ReleaseEvidenceSource {
  readonly type = 'prometheus';
  readonly #clients: PrometheusClient[];
  readonly #breaker: Breaker;

  private constructor(options: PrometheusReleaseEvidenceOptions) {
    this.#clients = options.clients;
    this.#breaker = Breaker.create(options);
  }

  static create(
    options: PrometheusReleaseEvidenceOptions,
  ): PrometheusReleaseEvidence {
    return new PrometheusReleaseEvidence(options);
  }

  async read(
    requests: ReleaseEvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]> {
    const round = QueryRound.create({
      breaker: this.#breaker,
      signal: options.signal,
    });
    return Promise.all(
      requests.map(request => this.#observe(request, options.now, round)),
    );
  }

  async #observe(
    request: ReleaseEvidenceRequest,
    now: number,
    round: QueryRound,
  ): Promise<MetricsObservation> {
    const { agentRef, environmentRef, from, weight } = request;
    const place = `${agentRef} in ${environmentRef}`;
    const inquiry = { request, windowMs: now - from, now, place, query: '' };
    if (!(inquiry.windowMs > 0)) return nothingYet(inquiry);
    try {
      const client = chooseServer(this.#clients, {
        environmentRef,
        server: request.prometheusServer,
      });
      const labels = [request.metrics.versionLabel];
      const context: PartContext = {
        matchers: readSelector(request.prometheusSelector),
        labels,
        windowMs: inquiry.windowMs,
      };
      const parts = releaseParts(request, weight > 0);
      inquiry.query = [
        ...parts.map(part => part.write(context)),
        `# of ${client.server.name} at ${new Date(now).toISOString()}`,
      ].join('\n');
      const [{ result }] = await round.ask({
        client,
        key: `${agentRef}\n${environmentRef}`,
        identities: [{ values: [] }],
        write: () => writeQuery(parts, context),
        time: { at: now },
      });
      if (result instanceof PrometheusError) {
        const { message, detail } = result;
        const more = detail === undefined ? '' : `: ${detail}`;
        return sourceError(inquiry, `${message}${more}`);
      }
      if (result.warnings.length > 0) {
        return sourceError(
          inquiry,
          `Prometheus warns that its answer may lack something: ${result.warnings[0].slice(
            0,
            200,
          )}`,
        );
      }
      const readings = readReadings({ key: '', labels, rest: [] }, result);
      return toObservation(inquiry, byVersion(readings));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      return noData(inquiry, `${place} cannot be counted: ${error.message}`);
    }
  }
}

function byVersion(
  readings: Map<string, Map<number, Reading>>,
): Map<string, Reading> {
  const versions = new Map<string, Reading>();
  for (const [name, times] of readings) {
    const [version]: string[] = JSON.parse(name);
    const [reading] = times.values();
    if (reading) versions.set(version, reading);
  }
  return versions;
}

function toObservation(
  inquiry: Inquiry,
  versions: Map<string, Reading>,
): MetricsObservation {
  const { request, place, query, now } = inquiry;
  const { candidate, stable, weight, from } = request;
  const counted = [...versions]
    .filter(([, { figures }]) => figures.has('requests'))
    .map(([version]) => version);
  const needed = [
    ...(weight > 0 ? [candidate] : []),
    ...(weight < 100 ? [stable] : []),
  ];
  const missing = needed.find(version => !counted.includes(version));
  if (missing !== undefined) {
    return noData(
      inquiry,
      `The metrics of ${place} count no requests of the release ${missing}; they count ${
        counted
          .filter(version => version !== '')
          .sort()
          .join(', ') || 'none by release'
      }`,
    );
  }
  // What has no label of a release tells whether anything was there before.
  const isWatched = (versions.get('')?.figures.get('watched') ?? 0) > 0;
  if (weight > 0 && !isWatched) {
    return noData(
      inquiry,
      `The Prometheus server had no metrics of ${place} before ${new Date(
        from,
      ).toISOString()}, so that what they show now may be older`,
    );
  }
  const times = needed.map(
    version => (versions.get(version)?.figures.get('newest') ?? 0) * 1_000,
  );
  const at = Math.min(now, ...times);
  return {
    status: 'ok',
    at,
    query,
    segment: {
      weight,
      from,
      to: Math.max(from, at),
      candidate: toCounts(versions.get(candidate)),
      stable: toCounts(versions.get(stable)),
    },
  };
}

function toCounts(reading: Reading | undefined): ReleaseCounts {
  const count = (role: 'requests' | 'errors' | 'failedTasks' | 'complaints') =>
    Math.max(0, reading?.figures.get(role) ?? 0);
  return {
    requests: count('requests'),
    errors: count('errors'),
    failedTasks: count('failedTasks'),
    complaints: count('complaints'),
    latency: separateBuckets(reading?.buckets ?? new Map()).map(
      ({ upperBound, count: observations }) => ({
        le: upperBound,
        count: observations,
      }),
    ),
  };
}

/** A segment that begins now has nothing in it, which nobody needs to be asked for. */
function nothingYet({ request, now, query }: Inquiry): MetricsObservation {
  const { weight, from } = request;
  return {
    status: 'ok',
    at: now,
    query,
    segment: {
      weight,
      from,
      to: from,
      candidate: toCounts(undefined),
      stable: toCounts(undefined),
    },
  };
}

function noData({ query }: Inquiry, reason: string): MetricsObservation {
  return { status: 'no-data', query, reason };
}

function sourceError({ query }: Inquiry, reason: string): MetricsObservation {
  return { status: 'source-error', query, reason };
}
