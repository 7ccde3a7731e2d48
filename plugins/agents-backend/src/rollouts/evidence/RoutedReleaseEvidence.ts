import type { MetricsObservation } from '@agent-portal/plugin-agents-common';
import type {
  ReleaseEvidenceRequest,
  ReleaseEvidenceSource,
} from '@agent-portal/plugin-agents-node';
import { toError } from '@backstage/errors';
import type { AgentStore } from '../../catalog/AgentStore';
import type { ReleaseMetrics } from '../../kpis/scrape/createScrapePlan';
import { instanceName } from '../../kpis/scrape/model';
import type { EvidenceRequest, ReleaseEvidenceReader } from '../model';

/** What {@link RoutedReleaseEvidence} works with. */
export interface RoutedReleaseEvidenceOptions {
  agents: Pick<AgentStore, 'listInstances'>;
  metrics: ReleaseMetrics;
  /** Those of modules. */
  sources: ReleaseEvidenceSource[];
  /** Knows what the portal read itself, and what to say of the rest. */
  scraped: ReleaseEvidenceReader;
}

/** Asks about each instance where its metrics are kept. */
export class RoutedReleaseEvidence implements ReleaseEvidenceReader {
  readonly #options: RoutedReleaseEvidenceOptions;

  private constructor(options: RoutedReleaseEvidenceOptions) {
    this.#options = options;
  }

  static create(options: RoutedReleaseEvidenceOptions): RoutedReleaseEvidence {
    return new RoutedReleaseEvidence(options);
  }

  async read(
    requests: EvidenceRequest[],
    options: { now: number; signal?: AbortSignal },
  ): Promise<MetricsObservation[]> {
    const { scraped, sources } = this.#options;
    const source = sources.find(({ type }) => type === 'prometheus');
    if (!source || requests.length === 0)
      return scraped.read(requests, options);

    const kept = await this.#listKept(requests);
    const here = requests.filter(request => !kept.has(request));
    const elsewhere = [...kept.values()];
    const [own, asked] = await Promise.all([
      scraped.read(here, options),
      readFrom(source, elsewhere, options),
    ]);
    const answers = new Map<EvidenceRequest, MetricsObservation>();
    for (const [index, request] of here.entries()) {
      answers.set(request, own[index]);
    }
    for (const [index, request] of [...kept.keys()].entries()) {
      const answer = asked[index];
      if (answer) answers.set(request, answer);
    }
    return requests.map(
      request =>
        answers.get(request) ?? {
          status: 'source-error',
          query: '',
          reason: `The source ${source.type} gave no answer about ${request.agentRef} in ${request.environmentRef}`,
        },
    );
  }

  /** The requests about instances whose metrics a Prometheus server keeps. */
  async #listKept(
    requests: EvidenceRequest[],
  ): Promise<Map<EvidenceRequest, ReleaseEvidenceRequest>> {
    const { agents, metrics } = this.#options;
    const refs = [...new Set(requests.map(({ agentRef }) => agentRef))];
    const targets = new Map(
      (await agents.listInstances(refs)).map(one => [instanceName(one), one]),
    );
    const kept = new Map<EvidenceRequest, ReleaseEvidenceRequest>();
    for (const request of requests) {
      const place = targets.get(instanceName(request))?.metrics;
      if (place?.type !== 'prometheus') continue;
      kept.set(request, {
        ...request,
        prometheusSelector: place.selector,
        ...(place.server !== undefined && { prometheusServer: place.server }),
        metrics,
      });
    }
    return kept;
  }
}

/** A source that fails is an error of its own instances and of no others. */
async function readFrom(
  source: ReleaseEvidenceSource,
  requests: ReleaseEvidenceRequest[],
  options: { now: number; signal?: AbortSignal },
): Promise<MetricsObservation[]> {
  if (requests.length === 0) return [];
  try {
    return await source.read(requests, options);
  } catch (error) {
    options.signal?.throwIfAborted();
    const reason = `The source ${source.type} failed: ${
      toError(error).message
    }`;
    return requests.map(() => ({ status: 'source-error', query: '', reason }));
  }
}
