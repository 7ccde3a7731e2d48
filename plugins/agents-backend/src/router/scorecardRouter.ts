import { SCORECARD_KIND } from '@agent-portal/plugin-agents-common';
import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { FleetAuthorizer } from '../authorization/FleetAuthorizer';
import type { ReadinessActionService, ScorecardService } from '../readiness';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/scorecards` and `/v1/readiness/actions`. */
export function scorecardRouter(options: {
  httpAuth: HttpAuthService;
  authorizer: FleetAuthorizer;
  scorecards: ScorecardService;
  actions: ReadinessActionService;
}): AddRoutes {
  const { httpAuth, authorizer, scorecards, actions } = options;

  const list: OperationHandler<'ListScorecards'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    res.json(await scorecards.list(viewer));
  };

  const get: OperationHandler<'GetScorecard'> = async (req, res) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    res.json(await scorecards.get(refOf(req.params), req.query.days, viewer));
  };

  const listResults: OperationHandler<'ListScorecardResults'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    const ref = refOf(req.params);
    res.json(await scorecards.listResults(ref, req.query, viewer));
  };

  const listGroups: OperationHandler<'ListScorecardGroups'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    const ref = refOf(req.params);
    res.json(await scorecards.listGroups(ref, req.query, viewer));
  };

  const listActions: OperationHandler<'ListReadinessActions'> = async (
    req,
    res,
  ) => {
    const credentials = await httpAuth.credentials(req);
    const viewer = await authorizer.readViewer(credentials);
    res.json(await actions.list(req.query, viewer));
  };

  const path = '/v1/scorecards/:namespace/:name';
  return router => {
    router.get('/v1/scorecards', list);
    router.get(path, get);
    router.get(`${path}/results`, listResults);
    router.get(`${path}/groups`, listGroups);
    router.get('/v1/readiness/actions', listActions);
  };
}

function refOf(params: { namespace: string; name: string }): string {
  return stringifyEntityRef({ kind: SCORECARD_KIND, ...params });
}
