import type { HealthDocument } from '@agent-portal/plugin-agents-common';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { Response } from 'express';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { PortalHealthService } from '../portalHealth/PortalHealthService';
import type { AddRoutes, OperationHandler } from './createRouter';

/**
 * Serves the portal's own health: `/health` to anyone, the others to those who may read.
 *
 * The same routes are served at the root of the backend, where load balancers look, and below the
 * plugin's own path. `/health` says only whether the portal works; it is what a load balancer asks.
 */
export function portalHealthRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  health: PortalHealthService;
  /** What stands before the routes: `/health`, or nothing where the router is mounted there. */
  base: string;
}): AddRoutes {
  const { httpAuth, authorizer, health, base } = options;
  // Said outright: at the root no plugin stands before these routes to turn strangers away.
  const known = { allow: ['user', 'service'] } satisfies Parameters<
    HttpAuthService['credentials']
  >[1];

  const getBasic: OperationHandler<'GetPortalHealth'> = async (_req, res) => {
    send(res, await health.getBasic());
  };

  const getAgents: OperationHandler<'GetPortalAgentsHealth'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req, known);
    const scope = await authorizer.readScope(credentials);
    send(res, await health.getAgents(scope));
  };

  const getDependencies: OperationHandler<
    'GetPortalDependenciesHealth'
  > = async (req, res) => {
    await httpAuth.credentials(req, known);
    send(res, await health.getDependencies());
  };

  const getBusiness: OperationHandler<'GetPortalBusinessHealth'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req, known);
    const scope = await authorizer.readScope(credentials);
    send(res, await health.getBusiness(scope));
  };

  return router => {
    router.get(base || '/', getBasic);
    router.get(`${base}/agents`, getAgents);
    router.get(`${base}/dependencies`, getDependencies);
    router.get(`${base}/business`, getBusiness);
  };
}

function send(res: Response<HealthDocument>, document: HealthDocument): void {
  res
    .status(document.status === 'fail' ? 503 : 200)
    .type('application/health+json')
    .set('cache-control', 'no-store')
    .send(document);
}
