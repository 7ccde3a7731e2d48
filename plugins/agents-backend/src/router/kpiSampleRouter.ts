import { agentsKpiPushPermission } from '@agent-portal/plugin-agents-common';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { KpiSampleService } from '../kpis';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/kpi-samples`. */
export function kpiSampleRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  samples: KpiSampleService;
}): AddRoutes {
  const { httpAuth, auditor, authorizer, samples } = options;

  const push: OperationHandler<'PushKpiSamples'> = async (req, res) => {
    const receipt = await audited(
      auditor,
      {
        eventId: 'kpi-samples-push',
        request: req,
        meta: { samples: req.body.samples.length },
      },
      async () => {
        const credentials = await httpAuth.credentials(req);
        await authorizer.require(agentsKpiPushPermission, credentials);
        const scope = await authorizer.readScope(credentials);
        const answer = await samples.push(req.body, { credentials, scope });
        return { answer, meta: { ...answer } };
      },
    );
    res.status(202).json(receipt);
  };

  return router => {
    router.post('/v1/kpi-samples', push);
  };
}
