import { agentsMaintenancePlanPermission } from '@agent-portal/plugin-agents-common';
import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { audited } from '../audit/audited';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { MaintenanceService } from '../maintenance/MaintenanceService';
import { toCaller } from '../readiness/workflow/Caller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/maintenance-windows`. */
export function maintenanceRouter(options: {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  authorizer: FleetAuthorizer;
  maintenance: MaintenanceService;
}): AddRoutes {
  const { httpAuth, auditor, authorizer, maintenance } = options;

  const readPlanner = async (
    request: Parameters<HttpAuthService['credentials']>[0],
  ) =>
    toCaller(await httpAuth.credentials(request), authorizer, [
      agentsMaintenancePlanPermission,
    ]);

  const list: OperationHandler<'ListMaintenanceWindows'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await maintenance.list(req.query, scope));
  };

  const plan: OperationHandler<'CreateMaintenanceWindow'> = async (
    req,
    res,
  ) => {
    const { agents, environment, startsAt, endsAt } = req.body;
    const window = await audited(
      auditor,
      {
        eventId: 'maintenance-plan',
        request: req,
        meta: { agents: agents.slice(0, 50), environment, startsAt, endsAt },
      },
      async () => {
        const answer = await maintenance.plan(req.body, await readPlanner(req));
        return { answer, meta: { id: answer.id } };
      },
    );
    res.status(201).json(window);
  };

  const end: OperationHandler<'EndMaintenanceWindow'> = async (req, res) => {
    const { id } = req.params;
    const window = await audited(
      auditor,
      { eventId: 'maintenance-end', request: req, meta: { id } },
      async () => {
        const answer = await maintenance.end(
          id,
          req.body,
          await readPlanner(req),
        );
        return { answer, meta: { agents: answer.agents.slice(0, 50) } };
      },
    );
    res.json(window);
  };

  return router => {
    router.get('/v1/maintenance-windows', list);
    router.post('/v1/maintenance-windows', plan);
    router.post('/v1/maintenance-windows/:id/end', end);
  };
}
