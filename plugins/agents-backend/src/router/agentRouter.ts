import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AgentService } from '../agents/AgentService';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { AgentReadinessService } from '../readiness';
import { readCaller } from '../readiness/workflow/Caller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/agents/{kind}/{namespace}/{name}`. */
export function agentRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  agents: AgentService;
  readiness: AgentReadinessService;
}): AddRoutes {
  const { httpAuth, authorizer, agents, readiness } = options;

  const getDetail: OperationHandler<'GetAgent'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await agents.getDetail(stringifyEntityRef(req.params), scope));
  };

  const getHealth: OperationHandler<'GetAgentHealth'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    const ref = stringifyEntityRef(req.params);
    res.json(await agents.getHealth(ref, req.query.range, viewer));
  };

  const getKpis: OperationHandler<'GetAgentKpis'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    const ref = stringifyEntityRef(req.params);
    res.json(await agents.getKpis(ref, req.query.range, scope));
  };

  const getReadiness: OperationHandler<'GetAgentReadiness'> = async (
    req,
    res,
  ) => {
    const caller = await readCaller(req, { httpAuth, authorizer });
    res.json(await readiness.get(stringifyEntityRef(req.params), caller));
  };

  const getTimeline: OperationHandler<'GetAgentTimeline'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    const ref = stringifyEntityRef(req.params);
    res.json(await agents.getTimeline(ref, req.query, viewer));
  };

  const path = '/v1/agents/:kind/:namespace/:name';
  return router => {
    router.get(path, getDetail);
    router.get(`${path}/health`, getHealth);
    router.get(`${path}/kpis`, getKpis);
    router.get(`${path}/readiness`, getReadiness);
    router.get(`${path}/timeline`, getTimeline);
  };
}
