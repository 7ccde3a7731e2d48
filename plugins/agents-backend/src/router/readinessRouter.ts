import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { SimulationService } from '../readiness/simulation/SimulationService';
import { readCaller } from '../readiness/workflow/Caller';
import type { WorkflowReadModel } from '../readiness/workflow/WorkflowReadModel';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/readiness/inbox` and `/v1/readiness/simulate`. */
export function readinessRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  workflow: WorkflowReadModel;
  simulation: SimulationService;
}): AddRoutes {
  const { workflow, simulation } = options;

  const getInbox: OperationHandler<'GetReadinessInbox'> = async (req, res) => {
    const caller = await readCaller(req, options);
    res.json(await workflow.getInbox(caller));
  };

  const simulate: OperationHandler<'SimulateScorecard'> = async (req, res) => {
    const caller = await readCaller(req, options);
    res.json(await simulation.simulate(req.body, caller));
  };

  return router => {
    router.get('/v1/readiness/inbox', getInbox);
    router.post('/v1/readiness/simulate', simulate);
  };
}
