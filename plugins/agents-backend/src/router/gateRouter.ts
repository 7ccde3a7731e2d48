import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { GateService } from '../readiness/gate/GateService';
import { readCaller } from '../readiness/workflow/Caller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/gate`. */
export function gateRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  gate: GateService;
}): AddRoutes {
  const { auditor, gate } = options;

  const decide: OperationHandler<'GetGate'> = async (req, res) => {
    const { agent, environment, version } = req.query;
    const decision = await audited(
      auditor,
      {
        eventId: 'gate-decide',
        request: req,
        meta: { agent, environment, version },
      },
      async () => {
        const caller = await readCaller(req, options);
        const answer = await gate.decide(req.query, caller);
        const { id, verdict, breakGlass } = answer;
        return { answer, meta: { id, verdict, breakGlass: breakGlass?.id } };
      },
    );
    res.json(decision);
  };

  const list: OperationHandler<'ListGateDecisions'> = async (req, res) => {
    const caller = await readCaller(req, options);
    res.json(await gate.list(req.query, caller));
  };

  return router => {
    router.get('/v1/gate', decide);
    router.get('/v1/gate/decisions', list);
  };
}
