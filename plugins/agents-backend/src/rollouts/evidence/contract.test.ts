import {
  type ReleaseReading,
  releaseEvidenceContract,
} from '@agent-portal/plugin-agents-node/testUtils';
import { createTarget, NOW } from '../../__testUtils__/factories';
import { RELEASE_METRICS } from '../../kpis/__testUtils__/releaseMetrics';
import {
  createScrapeWorld,
  METRICS,
} from '../../kpis/__testUtils__/createScrapeWorld';
import { ScrapedReleaseEvidence } from './ScrapedReleaseEvidence';

const { agentRef, environmentRef } = createTarget();

function toPage({ releases }: ReleaseReading): string {
  const lines = Object.entries(releases).flatMap(
    ([version, { ok = 0, failed }]) => {
      const label = `version="${version}"`;
      return [
        `requests_total{error="",${label}} ${ok}`,
        `complaints_total{${label}} 0`,
        `latency_seconds_bucket{le="1",${label}} ${ok}`,
        `latency_seconds_bucket{le="+Inf",${label}} ${ok + (failed ?? 0)}`,
        ...(failed === undefined
          ? []
          : [
              `requests_total{error="timeout",${label}} ${failed}`,
              `tasks_total{outcome="failed",${label}} ${failed}`,
            ]),
      ];
    },
  );
  return `${lines.join('\n')}\n`;
}

describe('ScrapedReleaseEvidence', () => {
  releaseEvidenceContract({
    create: async readings => {
      const world = await createScrapeWorld({ kpis: [] });
      world.clock.now = NOW - 30_000;
      for (const reading of readings) {
        await world.read({ [METRICS]: toPage(reading) });
      }
      const evidence = ScrapedReleaseEvidence.create({
        agents: { listInstances: async () => [createTarget()] },
        store: world.store,
        metrics: RELEASE_METRICS,
      });
      return {
        observe: async request => {
          const [seen] = await evidence.read(
            [{ ...request, agentRef, environmentRef, from: NOW }],
            { now: world.clock.now },
          );
          return seen;
        },
        stop: async () => {},
      };
    },
  });
});
