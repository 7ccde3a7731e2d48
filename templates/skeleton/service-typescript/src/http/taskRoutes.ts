import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { agent } from '../agent.ts';
import type { Service } from '../createService.ts';
import { withinTraceOf } from '../telemetry/withSpan.ts';
import { feedbackBody, taskBody } from './requestSchemas.ts';
import { sendProblem } from './sendProblem.ts';

/** Tasks, how they ended, and what users think of the answers. */
export function taskRoutes(server: FastifyInstance, service: Service): void {
  server.post(agent.paths.tasks, async (request, reply) => {
    const task = taskBody.parse(request.body);
    const outcome = await withinTraceOf(request.headers, () =>
      service.runner.run(task),
    );
    return await reply
      .code(outcome.status === 'held' ? 202 : 200)
      .send(outcome);
  });

  server.get(`${agent.paths.tasks}/:id`, async (request, reply) => {
    const { id } = z.object({ id: z.uuid() }).parse(request.params);
    const task = await service.stores.history.find(id);
    if (!task) {
      await sendProblem(reply, {
        status: 404,
        detail: `No task has the id ${id}`,
      });
      return reply;
    }
    return await reply.send(task);
  });

  server.post('/v1/feedback', async (request, reply) => {
    const { user, rating, complaint, task } = feedbackBody.parse(request.body);
    if (rating !== undefined) {
      service.metrics.recordRating(rating);
      service.activity.recordRating(user, rating);
    }
    if (complaint) {
      service.metrics.countComplaint();
    }
    request.log.info({ task, rating, complaint }, 'Feedback');
    return await reply.code(204).send();
  });
}
