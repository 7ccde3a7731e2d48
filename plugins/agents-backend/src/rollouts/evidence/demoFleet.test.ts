import { startDemoFleet, systemClock } from '@agent-portal/demo-fleet';
import { ConfigReader } from '@backstage/config';
import { MemoryAgentStore } from '../../catalog/MemoryAgentStore';
import { DefaultGuardedHttpClient, ProbeAllowList } from '../../http';
import { readScrapeConfig } from '../../kpis/kpisConfig';
import { MemoryScrapeStore, MetricsScrape } from '../../kpis/scrape';
import { createStoredAgent, createTarget } from '../../__testUtils__/factories';
import { ScrapedReleaseEvidence } from './ScrapedReleaseEvidence';

jest.setTimeout(60_000);

const REQUESTS = 40;

it('counts of the demo fleet what its router has served', async () => {
  const agent = 'architect';
  const fleet = await startDemoFleet({
    instances: [
      {
        agent,
        title: agent,
        description: agent,
        environment: 'production',
        stage: 'production',
        port: 0,
        version: '1.4.0',
        paths: { ...createTarget().paths, metrics: '/metrics' },
        dependencies: [],
      },
    ],
    controlPort: 0,
    load: false,
    // Tasks take no time.
    clock: { ...systemClock, sleep: async () => {} },
  });
  try {
    await fleet.fleet.changeRelease(
      { agent },
      { candidate: { version: '1.5.0', errors: 1 }, weight: 50 },
    );
    const [{ url }] = fleet.fleet.status();
    const agents = MemoryAgentStore.create();
    await agents.saveAgents({
      put: [createStoredAgent({}, { instances: [createTarget({ url })] })],
      remove: [],
    });
    const http = DefaultGuardedHttpClient.create({
      allowList: ProbeAllowList.fromEntries(['127.0.0.1']),
    });
    const store = MemoryScrapeStore.create();
    const config = readScrapeConfig(new ConfigReader({}));
    let now = Date.now();
    const scrape = MetricsScrape.create({
      agents,
      store,
      http,
      config,
      now: () => now,
    });

    const from = now - (now % 60_000);
    await scrape.run();
    for (let index = 0; index < REQUESTS; index++) {
      await http.send(`${url}/invoke`, {
        method: 'POST',
        body: '{}',
        timeoutMs: 5_000,
        maximumBytes: 100_000,
        accept: '*/*',
      });
    }
    now += 1_000;
    await scrape.run();
    const [seen] = await ScrapedReleaseEvidence.create({
      agents,
      store,
      metrics: config.releases,
    }).read(
      [
        {
          ...createTarget(),
          candidate: '1.5.0',
          stable: '1.4.0',
          weight: 50,
          from,
        },
      ],
      { now },
    );

    const [{ total }] = fleet.fleet.traffic({ agent });
    const served = (version: string) =>
      total.find(one => one.version === version);
    expect(seen).toMatchObject({
      status: 'ok',
      segment: {
        candidate: {
          requests: served('1.5.0')?.requests,
          errors: served('1.5.0')?.errors,
          failedTasks: served('1.5.0')?.errors,
        },
        stable: { requests: served('1.4.0')?.requests },
      },
    });
    expect(served('1.5.0')?.errors).toBeGreaterThan(5);
    const { latency, requests } =
      seen.status === 'ok'
        ? seen.segment.candidate
        : { latency: [], requests: -1 };
    expect(latency.reduce((sum, { count }) => sum + count, 0)).toBe(requests);
  } finally {
    await fleet.stop();
  }
});
