import {
  type FastifyBaseLogger,
  type FastifyInstance,
  fastify,
  LogController,
} from 'fastify';
import type { Service } from '../createService.ts';
import { a2aRoutes } from './a2aRoutes.ts';
import { healthRoutes } from './healthRoutes.ts';
import { handleError, sendProblem } from './sendProblem.ts';
import { taskRoutes } from './taskRoutes.ts';

const largestBodyBytes = 64 * 1024;

/** The HTTP side of the service. */
export function buildServer(service: Service): FastifyInstance {
  const logger: FastifyBaseLogger = service.logger.child({ log: 'http' });
  const server = fastify({
    loggerInstance: logger,
    bodyLimit: largestBodyBytes,
    // Probes and scrapes would drown everything else; tasks stand in the audit log.
    logController: new LogController({ disableRequestLogging: true }),
  });
  server.setErrorHandler(handleError);
  server.setNotFoundHandler(async (request, reply) => {
    await sendProblem(reply, {
      status: 404,
      detail: `${request.method} ${request.url.split('?')[0]} is not served`,
    });
  });
  healthRoutes(server, service);
  taskRoutes(server, service);
  a2aRoutes(server, service);
  return server;
}
