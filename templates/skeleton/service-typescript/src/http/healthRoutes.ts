import type { FastifyInstance, FastifyReply } from 'fastify';
import { agent } from '../agent.ts';
import type { Service } from '../createService.ts';
import { agentsDocument } from '../health/agentsDocument.ts';
import { businessDocument } from '../health/businessDocument.ts';
import type { HealthDocument } from '../health/HealthDocument.ts';
import { livenessDocument } from '../health/livenessDocument.ts';

/** The four health documents and the metrics. */
export function healthRoutes(server: FastifyInstance, service: Service): void {
  const { activity, metrics, monitor, now, pool, runner, toolBox } = service;
  const startedAt = now();

  server.get(agent.paths.liveness, async (_request, reply) =>
    sendDocument(reply, livenessDocument({ startedAt, now: now() })),
  );

  server.get(agent.paths.agents, async (_request, reply) =>
    sendDocument(
      reply,
      agentsDocument({
        release: activity.readRelease(),
        workers: pool.read(),
        draining: runner.draining,
        now: now(),
      }),
    ),
  );

  server.get(agent.paths.dependencies, async (_request, reply) =>
    sendDocument(reply, await monitor.read()),
  );

  server.get(agent.paths.business, async (_request, reply) =>
    sendDocument(
      reply,
      businessDocument({
        usage: activity.readUsage(),
        tools: toolBox.definitions.length,
        now: now(),
      }),
    ),
  );

  server.get(agent.paths.metrics, async (_request, reply) => {
    // Looks again when the last look is too old, so that the figure is never stale.
    await monitor.read();
    return await reply.type(metrics.contentType).send(await metrics.render());
  });
}

async function sendDocument(
  reply: FastifyReply,
  document: HealthDocument,
): Promise<FastifyReply> {
  return await reply
    .code(document.status === 'fail' ? 503 : 200)
    .header('cache-control', 'no-store')
    .type('application/health+json')
    .send(document);
}
