import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { ExemptionService } from '../readiness/exemptions/ExemptionService';
import { readCaller } from '../readiness/workflow/Caller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/exemptions`. */
export function exemptionRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  exemptions: ExemptionService;
}): AddRoutes {
  const { auditor, exemptions } = options;

  const list: OperationHandler<'ListExemptions'> = async (req, res) => {
    const caller = await readCaller(req, options);
    res.json(await exemptions.list(req.query, caller));
  };

  const request: OperationHandler<'RequestExemption'> = async (req, res) => {
    const { type, agent, scorecard, check, environment } = req.body;
    const exemption = await audited(
      auditor,
      {
        eventId: 'exemption-request',
        request: req,
        meta: { type, agent, scorecard, check, environment },
      },
      async () => {
        const caller = await readCaller(req, options);
        const answer = await exemptions.request(req.body, caller);
        return { answer, meta: { id: answer.id } };
      },
    );
    res.status(201).json(exemption);
  };

  const decide: OperationHandler<'DecideExemption'> = async (req, res) => {
    const { id, decision } = req.params;
    const exemption = await audited(
      auditor,
      {
        eventId: 'exemption-decide',
        request: req,
        meta: { id, decision },
      },
      async () => {
        const caller = await readCaller(req, options);
        const answer = await exemptions.decide(id, decision, {
          body: req.body,
          caller,
        });
        return { answer, meta: { status: answer.status } };
      },
    );
    res.json(exemption);
  };

  return router => {
    router.get('/v1/exemptions', list);
    router.post('/v1/exemptions', request);
    router.post('/v1/exemptions/:id/:decision', decide);
  };
}
