import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { agent } from '../agent.ts';
import type { Service } from '../createService.ts';
import { withinTraceOf } from '../telemetry/withSpan.ts';
import { a2aPath, agentCard } from './agentCard.ts';
import { messageBody } from './requestSchemas.ts';

/** A2A over HTTP+JSON: the card, and messages that are answered with a message. */
export function a2aRoutes(server: FastifyInstance, service: Service): void {
  const card = agentCard({
    environment: service.config.environment,
    tools: service.toolBox.definitions,
  });

  server.get(agent.paths.card, async () => card);

  // Two colons are one in the path.
  server.post(`${a2aPath}/message::send`, async (request, reply) => {
    const { message } = messageBody.parse(request.body);
    const input = message.parts.map(part => part.text).join('\n');
    const outcome = await withinTraceOf(request.headers, () =>
      service.runner.run({ input, user: 'agent' }),
    );
    const text = outcome.status === 'held' ? outcome.reason : outcome.answer;
    return await reply.type('application/a2a+json').send({
      message: {
        messageId: randomUUID(),
        ...(message.contextId === undefined
          ? {}
          : { contextId: message.contextId }),
        role: 'ROLE_AGENT',
        parts: [{ text }],
        metadata: { task: outcome.id, status: outcome.status },
      },
    });
  });
}
