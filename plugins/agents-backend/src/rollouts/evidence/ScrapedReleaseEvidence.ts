import type { MetricsObservation } from '@agent-portal/plugin-agents-common';
import type { AgentStore } from '../../catalog/AgentStore';
import type { InstanceTarget } from '../../catalog/model';
import { noGain, type ReleaseGain, type ScrapeStore } from '../../kpis/scrape';
import type { ReleaseMetrics } from '../../kpis/scrape/createScrapePlan';
import { instanceName, type ScrapeOutcome } from '../../kpis/scrape/model';
import { describeSeveral, hadSeveral } from '../../kpis/scrape/traceProcesses';
import type { EvidenceRequest, ReleaseEvidenceReader } from '../model';
import { describeEvidenceQuery } from './describeEvidenceQuery';
import { GainCache } from './GainCache';
import { toReleaseCounts } from './toReleaseCounts';

/** What {@link ScrapedReleaseEvidence} works with. */
export interface ScrapedReleaseEvidenceOptions {
  agents: Pick<AgentStore, 'listInstances'>;
  store: Pick<ScrapeStore, 'listOutcomes' | 'sumReleaseGains'>;
  /** What the store's counts were read from. */
  metrics: ReleaseMetrics;
}

/** What is known of the instance of a request. */
interface Known {
  target?: InstanceTarget;
  outcome?: ScrapeOutcome;
  gains: Map<string, ReleaseGain>;
}

/**
 * Counts what releases did from what reading the instances' metrics showed. Whatever the counts do
 * not tell is said to be unknown: a release that the metrics do not count has not done nothing.
 */
export class ScrapedReleaseEvidence implements ReleaseEvidenceReader {
  readonly #options: ScrapedReleaseEvidenceOptions;
  readonly #gains: GainCache;

  private constructor(options: ScrapedReleaseEvidenceOptions) {
    this.#options = options;
    this.#gains = GainCache.create(options);
  }

  static create(
    options: ScrapedReleaseEvidenceOptions,
  ): ScrapedReleaseEvidence {
    return new ScrapedReleaseEvidence(options);
  }

  async read(
    requests: EvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]> {
    if (requests.length === 0) return [];
    const { agents, store } = this.#options;
    const refs = [...new Set(requests.map(({ agentRef }) => agentRef))];
    const targets = byInstance(await agents.listInstances(refs));
    const outcomes = byInstance(await store.listOutcomes(refs));
    options.signal?.throwIfAborted();
    const gains = await this.#gains.sum(
      requests.map(({ agentRef, environmentRef, candidate, stable, from }) => ({
        agentRef,
        environmentRef,
        versions: [candidate, stable],
        since: from,
      })),
      options.now,
    );
    return requests.map((request, index) => {
      const name = instanceName(request);
      return this.#observe(request, {
        target: targets.get(name),
        outcome: outcomes.get(name),
        gains: gains[index],
      });
    });
  }

  #observe(
    request: EvidenceRequest,
    { target, outcome, gains }: Known,
  ): MetricsObservation {
    const { agentRef, environmentRef } = request;
    const place = `${agentRef} in ${environmentRef}`;
    if (!target) {
      return noData('', `The catalog has no instance of ${place}`);
    }
    const { metrics } = this.#options;
    const query = describeEvidenceQuery(request, { metrics, target });
    if (target.metrics.type === 'prometheus') {
      return noData(
        query,
        `The metrics of ${place} are those of a Prometheus server, which nothing here asks about releases; install the Prometheus module, or set metrics.path of the instance for the portal to read them`,
      );
    }
    const { metricsAt } = outcome ?? {};
    if (outcome && !outcome.ok) {
      const since =
        metricsAt === undefined
          ? 'have never been read'
          : `have not been read since ${new Date(metricsAt).toISOString()}`;
      return {
        status: 'source-error',
        query,
        reason: `The metrics of ${place} ${since}: ${
          outcome.reason ?? 'nobody knows why'
        }`,
      };
    }
    if (!outcome || metricsAt === undefined) {
      return noData(query, `The metrics of ${place} were not read yet`);
    }
    if (hadSeveral(outcome, { since: request.from })) {
      const reason = describeSeveral(target.url);
      return noData(query, reason.charAt(0).toUpperCase() + reason.slice(1));
    }
    const missing = missingRelease(request, { outcome, gains });
    if (missing !== undefined) {
      return noData(
        query,
        `The metrics of ${place} count no requests of the release ${missing}; they count ${
          outcome.releases.join(', ') || 'none by release'
        }`,
      );
    }
    const { from, weight, candidate, stable } = request;
    return {
      status: 'ok',
      at: metricsAt,
      query,
      segment: {
        weight,
        from,
        to: Math.max(from, metricsAt),
        candidate: toReleaseCounts(gains.get(candidate) ?? noGain()),
        stable: toReleaseCounts(gains.get(stable) ?? noGain()),
      },
    };
  }
}

/** A release that has a share of the traffic and is not counted. */
function missingRelease(
  { weight, candidate, stable }: EvidenceRequest,
  { outcome, gains }: { outcome: ScrapeOutcome; gains: Known['gains'] },
): string | undefined {
  const needed = [
    ...(weight > 0 ? [candidate] : []),
    ...(weight < 100 ? [stable] : []),
  ];
  return needed.find(
    version => !outcome.releases.includes(version) && !gains.has(version),
  );
}

function noData(query: string, reason: string): MetricsObservation {
  return { status: 'no-data', query, reason };
}

function byInstance<T extends { agentRef: string; environmentRef: string }>(
  list: T[],
): Map<string, T> {
  return new Map(list.map(one => [instanceName(one), one]));
}
