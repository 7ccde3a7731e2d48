import { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { isError } from '@backstage/errors';
import { InstanceDefinition } from '../catalog/InstanceDefinition';
import { errorMessage } from '../errors/errorMessage';
import { Faults } from '../faults/faultSchema';
import { misbehave } from '../faults/misbehave';
import { parseInput } from '../input/parseInput';
import { HealthDocument } from './healthDocument';
import { readJsonBody } from './readJsonBody';
import { sendJson } from './sendJson';
import {
  Feedback,
  feedbackSchema,
  TaskRequest,
  taskRequestSchema,
  TaskResult,
} from './taskSchemas';

/** What the HTTP routes of an instance answer from. */
export interface AgentService {
  faults(): Faults;
  /** The version that is asked for, if it is in service, else the stable one. */
  releaseFor(version?: string): string;
  liveness(): HealthDocument;
  agents(): HealthDocument;
  dependencies(): Promise<HealthDocument>;
  business(): HealthDocument;
  metrics(): Promise<string>;
  card(): object;
  /** `release` is the version that is asked for, if it is in service. */
  invoke(request: TaskRequest, release?: string): Promise<TaskResult>;
  takeFeedback(feedback: Feedback): void;
}

type Route = (
  request: IncomingMessage,
  response: ServerResponse,
) => Promise<void> | void;

function statusOf(error: unknown): number {
  const name = isError(error) ? error.name : '';
  if (name === 'InputError') {
    return 400;
  }
  return name === 'NotFoundError' ? 404 : 500;
}

/** The release that a request is meant for. */
function askedRelease({ headers }: IncomingMessage): string | undefined {
  return headers['x-agent-release']?.toString();
}

function healthRoute(
  service: AgentService,
  document: () => HealthDocument | Promise<HealthDocument>,
): Route {
  return async (request, response) => {
    const fault = service.faults().health;
    if (fault) {
      misbehave(response, fault);
      return;
    }
    const body = await document();
    const release = service.releaseFor(askedRelease(request));
    const status = body.status === 'fail' ? 503 : 200;
    sendJson(
      response,
      status,
      { ...body, version: release.split('.')[0], releaseId: release },
      'application/health+json',
    );
  };
}

function createRoutes(
  service: AgentService,
  paths: InstanceDefinition['paths'],
): Map<string, Route> {
  return new Map<string, Route>([
    [`GET ${paths.liveness}`, healthRoute(service, () => service.liveness())],
    [`GET ${paths.agents}`, healthRoute(service, () => service.agents())],
    [
      `GET ${paths.dependencies}`,
      healthRoute(service, () => service.dependencies()),
    ],
    [`GET ${paths.business}`, healthRoute(service, () => service.business())],
    [
      `GET ${paths.metrics}`,
      async (_request, response) => {
        const text = await service.metrics();
        response.writeHead(200, {
          'content-type': 'text/plain; version=0.0.4; charset=utf-8',
        });
        response.end(text);
      },
    ],
    [
      'GET /.well-known/agent-card.json',
      (_request, response) => sendJson(response, 200, service.card()),
    ],
    [
      'POST /invoke',
      async (request, response) => {
        const body = await readJsonBody(request);
        const result = await service.invoke(
          parseInput(taskRequestSchema, body),
          askedRelease(request),
        );
        response.setHeader('x-agent-release', result.release);
        sendJson(response, result.error ? 500 : 200, result);
      },
    ],
    [
      'POST /feedback',
      async (request, response) => {
        const body = await readJsonBody(request);
        service.takeFeedback(parseInput(feedbackSchema, body));
        response.writeHead(204);
        response.end();
      },
    ],
  ]);
}

/** The HTTP side of one instance. */
export function createRequestHandler(options: {
  service: AgentService;
  paths: InstanceDefinition['paths'];
}): RequestListener {
  const { service, paths } = options;
  const routes = createRoutes(service, paths);

  return async (request, response) => {
    // A hanging agent takes the request and never says a word.
    if (service.faults().hang) {
      return;
    }
    const path = (request.url ?? '/').split('?')[0];
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    response.setHeader(
      'x-agent-release',
      service.releaseFor(askedRelease(request)),
    );
    try {
      const route = routes.get(`${method} ${path}`);
      if (route) {
        await route(request, response);
        return;
      }
      sendJson(response, 404, {
        error: {
          type: 'NotFoundError',
          message: `${
            request.method
          } ${path} is not a route of this agent; there are ${Array.from(
            routes.keys(),
          ).join(', ')}`,
        },
      });
    } catch (error) {
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      sendJson(response, statusOf(error), {
        error: {
          type: isError(error) ? error.name : 'Error',
          message: errorMessage(error),
        },
      });
    }
  };
}
