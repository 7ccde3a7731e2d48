import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { FleetReadModel } from '../fleet/FleetReadModel';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/fleet`. */
export function fleetRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  fleet: FleetReadModel;
}): AddRoutes {
  const { httpAuth, authorizer, fleet } = options;

  const list: OperationHandler<'ListFleet'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await fleet.getPage(req.query, scope));
  };

  const summarize: OperationHandler<'SummarizeFleet'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await fleet.getSummary(req.query, scope));
  };

  const listFacets: OperationHandler<'ListFleetFacets'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await fleet.getFacets(scope));
  };

  const overview: OperationHandler<'GetFleetOverview'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const scope = await authorizer.readScope(credentials);
    res.json(await fleet.getOverview(scope));
  };

  return router => {
    router.get('/v1/fleet', list);
    router.get('/v1/fleet/summary', summarize);
    router.get('/v1/fleet/facets', listFacets);
    router.get('/v1/fleet/overview', overview);
  };
}
