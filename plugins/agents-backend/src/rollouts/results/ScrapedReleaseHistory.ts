import {
  histogramQuantile,
  type ReleaseMeasures,
  type ReleasePoint,
} from '@agent-portal/plugin-agents-common';
import type { ReleaseSpan, ScrapeStore } from '../../kpis/scrape';
import { readBucketName } from '../../kpis/scrape/histogramBuckets';
import type {
  ReleaseHistoryRequest,
  ReleaseHistorySource,
} from './ReleaseHistory';

/** Reads from what instances were seen to count by release. */
export class ScrapedReleaseHistory implements ReleaseHistorySource {
  readonly #store: Pick<ScrapeStore, 'listReleaseSpans'>;

  private constructor(store: Pick<ScrapeStore, 'listReleaseSpans'>) {
    this.#store = store;
  }

  static create(options: {
    store: Pick<ScrapeStore, 'listReleaseSpans'>;
  }): ScrapedReleaseHistory {
    return new ScrapedReleaseHistory(options.store);
  }

  async readHistory(request: ReleaseHistoryRequest): Promise<ReleasePoint[]> {
    const { agentRef, environmentRef, candidate, stable, ...span } = request;
    const spans = await this.#store.listReleaseSpans({
      agentRef,
      environmentRef,
      versions: [candidate, stable],
      since: span.from,
      spanMs: span.spanMs,
    });
    const points = new Map<number, ReleasePoint>();
    for (const one of spans) {
      if (one.start > span.to) continue;
      const point = points.get(one.start) ?? {
        at: new Date(one.start).toISOString(),
        candidate: nothing(),
        stable: nothing(),
      };
      points.set(one.start, point);
      const release = one.version === candidate ? 'candidate' : 'stable';
      point[release] = toMeasures(one);
    }
    return [...points.values()];
  }
}

function nothing(): ReleaseMeasures {
  return { requests: 0, errors: 0, failedTasks: 0, complaints: 0 };
}

function toMeasures(span: ReleaseSpan): ReleaseMeasures {
  const { requests, errors, failedTasks, complaints, latency } = span;
  const p95 = histogramQuantile(
    [...latency].map(([name, count]) => ({ ...readBucketName(name), count })),
    0.95,
  );
  return {
    requests,
    errors,
    failedTasks,
    complaints,
    ...(p95 && { p95: p95.value }),
  };
}
