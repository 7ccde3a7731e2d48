import { startPrometheus } from '@agent-portal/demo-fleet';
import {
  type ReleaseReading,
  releaseEvidenceContract,
} from '@agent-portal/plugin-agents-node/testUtils';
import { createServer, NOW } from '../__testUtils__/factories';
import { createReleaseRequest } from '../__testUtils__/createReleaseRequest';
import { PrometheusClient } from '../client/PrometheusClient';
import { PrometheusReleaseEvidence } from '../releases/PrometheusReleaseEvidence';

const describeReal = process.env.PROMETHEUS_PATH ? describe : describe.skip;

jest.setTimeout(60_000);

/** What two pods show together, half of it each, as OpenMetrics. */
function toHistory(readings: ReleaseReading[]): string {
  const lines = new Map<string, string[]>();
  const add = (series: string, value: number, at: number) => {
    const known = lines.get(series) ?? [];
    known.push(`${series} ${value} ${(NOW + at) / 1_000}`);
    lines.set(series, known);
  };
  for (const { at, releases } of readings) {
    for (const [version, { ok = 0, failed }] of Object.entries(releases)) {
      for (const pod of [0, 1]) {
        const half = (count: number) =>
          pod === 0 ? Math.floor(count / 2) : Math.ceil(count / 2);
        const label = `agent="architect",pod="${pod}",version="${version}"`;
        add(`requests_total{error="",${label}}`, half(ok), at);
        add(`complaints_total{${label}}`, 0, at);
        add(`latency_seconds_bucket{le="1",${label}}`, half(ok), at);
        add(
          `latency_seconds_bucket{le="+Inf",${label}}`,
          half(ok) + half(failed ?? 0),
          at,
        );
        if (failed === undefined) continue;
        add(`requests_total{error="timeout",${label}}`, half(failed), at);
        add(`tasks_total{outcome="failed",${label}}`, half(failed), at);
      }
    }
  }
  return `${[...lines.values()].flat().join('\n')}\n# EOF\n`;
}

async function startWorld(readings: ReleaseReading[]) {
  const prometheus = await startPrometheus({ history: toHistory(readings) });
  const client = PrometheusClient.create({
    server: createServer({ url: prometheus.url, timeoutMs: 20_000 }),
  });
  const evidence = PrometheusReleaseEvidence.create({
    clients: [client],
    now: Date.now,
  });
  const now = NOW + (readings.at(-1)?.at ?? 0) + 1;
  return {
    observe: async (
      request: { candidate: string; stable: string; weight: number },
      time = now,
    ) => {
      const [seen] = await evidence.read(
        [createReleaseRequest({ ...request, from: NOW })],
        { now: time },
      );
      return seen;
    },
    stop: async () => {
      await client.close();
      await prometheus.stop();
    },
  };
}

describeReal('PrometheusReleaseEvidence with a real server', () => {
  releaseEvidenceContract({ create: startWorld });

  it('counts on where a process began anew', async () => {
    const at = (index: number, ok: number) => ({
      at: index * 15_000,
      releases: { '1.4.0': { ok: 1_000 + index }, '1.5.0': { ok } },
    });
    const world = await startWorld([
      at(-1, 100),
      at(0, 100),
      at(1, 120),
      at(2, 4),
      at(3, 24),
      at(4, 44),
      at(5, 64),
    ]);
    const seen = await world.observe({
      candidate: '1.5.0',
      stable: '1.4.0',
      weight: 5,
    });
    await world.stop();
    // 20 before and 64 after; PromQL stretches what it saw to the whole of the segment.
    const requests =
      seen.status === 'ok' ? seen.segment.candidate.requests : NaN;
    expect(requests).toBeGreaterThanOrEqual(83);
    expect(requests).toBeLessThan(90);
  });

  it('does not take for news what a server that has just begun to watch shows first', async () => {
    const releases = { '1.4.0': { ok: 90_000 }, '1.5.0': { ok: 4_000 } };
    const world = await startWorld([
      { at: 15_000, releases },
      { at: 30_000, releases },
    ]);
    const seen = await world.observe({
      candidate: '1.5.0',
      stable: '1.4.0',
      weight: 5,
    });
    await world.stop();
    expect(seen).toMatchObject({
      status: 'no-data',
      reason: expect.stringContaining(
        'had no metrics of component:default/architect',
      ),
    });
  });
});
