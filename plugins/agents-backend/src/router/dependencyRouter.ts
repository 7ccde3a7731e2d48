import type { HttpAuthService } from '@backstage/backend-plugin-api';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { DependencyService } from '../dependencies/DependencyService';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/dependencies`. */
export function dependencyRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  dependencies: DependencyService;
}): AddRoutes {
  const { httpAuth, authorizer, dependencies } = options;

  const list: OperationHandler<'ListDependencies'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    res.json(await dependencies.list(req.query, viewer));
  };

  return router => {
    router.get('/v1/dependencies', list);
  };
}
