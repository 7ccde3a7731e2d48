import type { Kpi } from '@agent-portal/plugin-agents-common';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import {
  createStoredAgent,
  NOW,
  PRODUCTION,
} from '../../__testUtils__/factories';
import { MemoryScrapeStore, MetricsScrape, type ScrapeStore } from '../scrape';
import { createKpi } from './createKpi';
import { FakeHttpClient } from './FakeHttpClient';
import { RELEASE_METRICS } from './releaseMetrics';

export const METRICS = 'http://localhost:7101/metrics';
export const BUSINESS_PAGE = 'http://localhost:7101/health/business';

/** An agent in production whose pages are set by hand, and what reads them. */
export async function createScrapeWorld(
  options: { kpis?: Kpi[]; store?: ScrapeStore; maximumBytes?: number } = {},
) {
  const { kpis = [createKpi()], store = MemoryScrapeStore.create() } = options;
  const agents = MemoryAgentStore.create();
  await agents.saveAgents({ put: [createStoredAgent()], remove: [] });
  await agents.savePolicies({
    put: [
      PRODUCTION,
      {
        etag: 'k1',
        kind: 'kpi-set',
        definition: {
          ref: 'kpiset:default/production',
          title: 'Production',
          isDefault: true,
          kpis,
        },
      },
    ],
    remove: [],
  });
  const http = new FakeHttpClient();
  const clock = { now: NOW };
  const createScrape = () =>
    MetricsScrape.create({
      agents,
      store,
      http,
      now: () => clock.now,
      config: {
        intervalMs: 15_000,
        timeoutMs: 50,
        concurrency: 4,
        maximumBytes: options.maximumBytes ?? 1_000_000,
        maximumSeries: 20_000,
        releases: RELEASE_METRICS,
      },
    });
  let scrape = createScrape();
  return {
    agents,
    http,
    store,
    clock,
    restart() {
      scrape = createScrape();
    },
    async read(pages: Record<string, string> = {}) {
      for (const [url, body] of Object.entries(pages)) {
        http.answers.set(url, {
          body,
          contentType: body.startsWith('{')
            ? 'application/health+json'
            : 'text/plain',
        });
      }
      clock.now += 15_000;
      return scrape.run();
    },
    run: (signal: AbortSignal) => scrape.run({ signal }),
    async sums() {
      const sums = await store.sumKpis({
        since: NOW - 3_600_000,
        kpiIds: kpis.map(kpi => kpi.id),
      });
      return sums.map(sum => [sum.kpiId, sum.total, sum.count]);
    },
    async outcome() {
      return (await store.listOutcomes())[0];
    },
  };
}

/** A page with requests that ended well and others that failed. */
export const page = (ok: number, failed: number, version = '1') =>
  `requests_total{error="",version="${version}"} ${ok}\nrequests_total{error="x",version="${version}"} ${failed}\n`;
