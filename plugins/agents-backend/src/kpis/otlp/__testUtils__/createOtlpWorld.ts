import type { Kpi } from '@agent-portal/plugin-agents-common';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { MemoryAgentStore } from '../../../catalog/MemoryAgentStore';
import {
  createStoredAgent,
  createTarget,
  NOW,
  PRODUCTION,
} from '../../../__testUtils__/factories';
import { createKpi } from '../../__testUtils__/createKpi';
import { FakeHttpClient } from '../../__testUtils__/FakeHttpClient';
import { RELEASE_METRICS } from '../../__testUtils__/releaseMetrics';
import { MemoryPushCounters, PushLimits } from '../../samples';
import {
  MemoryScrapeStore,
  MetricsScrape,
  type ScrapeStore,
} from '../../scrape';
import { decodeMetrics } from '../decodeMetrics';
import { OtlpReceiver } from '../OtlpReceiver';

export const AGENT = 'component:default/architect';

/** An agent in production that sends its metrics, and what receives them. */
export async function createOtlpWorld(
  options: {
    kpis?: Kpi[];
    store?: ScrapeStore;
    clients?: JsonObject[];
    visible?: (refs: string[]) => string[];
  } = {},
) {
  const {
    kpis = [createKpi()],
    store = MemoryScrapeStore.create(),
    visible = refs => refs,
  } = options;
  const agents = MemoryAgentStore.create();
  const clock = { now: NOW };
  const counters = MemoryPushCounters.create();
  await agents.saveAgents({
    put: [
      createStoredAgent(
        {},
        { instances: [createTarget({ metrics: { type: 'otlp' } })] },
      ),
      createStoredAgent(
        { name: 'reader' },
        { instances: [createTarget({ agentRef: 'component:default/reader' })] },
      ),
    ],
    remove: [],
  });
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
  const known = new Set((await agents.listAgents()).map(({ ref }) => ref));
  const receiver = OtlpReceiver.create({
    agents,
    store,
    counters,
    releases: RELEASE_METRICS,
    limits: PushLimits.fromConfig(
      mockServices.rootConfig({
        data: {
          agents: { kpis: { push: { clients: options.clients ?? [] } } },
        },
      }),
    ),
    visible: {
      listVisible: async refs => visible(refs.filter(ref => known.has(ref))),
    },
    now: () => clock.now,
  });
  const scrape = MetricsScrape.create({
    agents,
    store,
    http: new FakeHttpClient(),
    now: () => clock.now,
    config: {
      intervalMs: 15_000,
      timeoutMs: 50,
      concurrency: 4,
      maximumBytes: 1_000_000,
      maximumSeries: 20_000,
      releases: RELEASE_METRICS,
    },
  });
  return {
    agents,
    clock,
    counters,
    store,
    /** Looks for those that fell silent. */
    look: () => scrape.run(),
    /** What an exporter in JSON sends, as it is received. */
    async send(request: object) {
      const { accepted, rejected } = await receiver.receive(
        decodeMetrics(Buffer.from(JSON.stringify(request)), 'json'),
        {
          credentials: mockCredentials.service('external:collector'),
          scope: { type: 'all' },
        },
      );
      return {
        accepted,
        rejected: rejected.toCounts(),
        message: rejected.describe(),
      };
    },
    async sums() {
      const sums = await store.sumKpis({
        since: NOW - 3_600_000,
        kpiIds: kpis.map(kpi => kpi.id),
      });
      return sums.map(sum => [sum.kpiId, sum.bucket, sum.total, sum.count]);
    },
    async total() {
      const sums = await store.sumKpis({
        since: NOW - 3_600_000,
        kpiIds: kpis.map(kpi => kpi.id),
      });
      return sums.reduce(
        (all, one) => ({
          total: all.total + one.total,
          count: all.count + one.count,
        }),
        { total: 0, count: 0 },
      );
    },
  };
}
