import { NotAllowedError, NotFoundError } from '@backstage/errors';
import express, { Express, Request, RequestHandler } from 'express';
import { Command, commandSchema } from '../commands/commandSchema';
import { dependencyFaultsSchema, faultsSchema } from '../faults/faultSchema';
import { DemoFleet } from '../fleet/DemoFleet';
import { AgentSelection } from '../fleet/selectInstances';
import { DependencySelection } from '../fleet/selectUsers';
import { parseInput } from '../input/parseInput';
import {
  demotionSchema,
  promotionSchema,
  releaseChangeSchema,
  restorationSchema,
} from '../router/releaseSchema';
import { answerError } from './answerError';
import { selectionQuerySchema } from './selectionQuerySchema';

type AgentRequest = Request<{ name: string }>;

function selectionOf(request: AgentRequest): AgentSelection {
  const { environment } = parseInput(
    selectionQuerySchema,
    request.query,
    'query',
  );
  return { agent: request.params.name, environment };
}

function dependencyOf(request: AgentRequest): DependencySelection {
  const { agent, environment } = selectionOf(request);
  return { dependency: agent, environment };
}

function commandOf(request: AgentRequest): Command {
  return parseInput(
    commandSchema,
    {
      key: request.get('idempotency-key'),
      fence: request.get('fencing-token'),
    },
    'headers Idempotency-Key (key) and Fencing-Token (fence)',
  );
}

/** Answers with the instances that the work returns, or with its error. */
function answer(
  work: (request: AgentRequest) => Promise<object[]>,
): RequestHandler<{ name: string }> {
  return async (request, response, next) => {
    try {
      response.json({ instances: await work(request) });
    } catch (error) {
      next(error);
    }
  };
}

const refuseWebPages: RequestHandler = (request, _response, next) => {
  // Browsers send an origin: no page that somebody visits has business here.
  if (request.headers.origin === undefined) {
    next();
  } else {
    next(new NotAllowedError('The control API does not serve web pages'));
  }
};

/** The control API: shows the fleet and changes how its agents behave. */
export function createControlApp(fleet: DemoFleet): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(refuseWebPages);
  app.use(express.json({ limit: '64kb', type: () => true, strict: false }));

  app.get('/fleet', (_request, response) => {
    response.json({ instances: fleet.status() });
  });
  app.get(
    '/agents/:name',
    answer(async request => fleet.status(selectionOf(request))),
  );
  app.get(
    '/agents/:name/traffic',
    answer(async request => fleet.traffic(selectionOf(request))),
  );
  app.put(
    '/agents/:name/faults',
    answer(async request =>
      fleet.setFaults(
        selectionOf(request),
        parseInput(faultsSchema, request.body),
      ),
    ),
  );
  app.delete(
    '/agents/:name/faults',
    answer(async request => fleet.setFaults(selectionOf(request), {})),
  );
  app.put(
    '/agents/:name/release',
    answer(async request =>
      fleet.changeRelease(
        selectionOf(request),
        parseInput(releaseChangeSchema, request.body),
        commandOf(request),
      ),
    ),
  );
  app.delete(
    '/agents/:name/release',
    answer(async request =>
      fleet.dropCandidate(selectionOf(request), commandOf(request)),
    ),
  );
  app.post(
    '/agents/:name/promote',
    answer(async request =>
      fleet.promote(
        selectionOf(request),
        parseInput(promotionSchema, request.body ?? {}),
        commandOf(request),
      ),
    ),
  );
  app.post(
    '/agents/:name/restore',
    answer(async request =>
      fleet.restore(
        selectionOf(request),
        parseInput(restorationSchema, request.body ?? {}),
        commandOf(request),
      ),
    ),
  );
  app.post(
    '/agents/:name/demote',
    answer(async request =>
      fleet.demote(
        selectionOf(request),
        parseInput(demotionSchema, request.body ?? {}),
        commandOf(request),
      ),
    ),
  );

  app.put(
    '/dependencies/:name/faults',
    answer(async request =>
      fleet.setDependency(
        dependencyOf(request),
        parseInput(dependencyFaultsSchema, request.body ?? {}),
      ),
    ),
  );
  app.delete(
    '/dependencies/:name/faults',
    answer(async request =>
      fleet.setDependency(dependencyOf(request), { down: false }),
    ),
  );

  app.use((request, _response, next) => {
    next(new NotFoundError(`${request.method} ${request.path} is no route`));
  });
  app.use(answerError);
  return app;
}
