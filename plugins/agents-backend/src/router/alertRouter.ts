import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import type { AlertPolicyService } from '../alerts/policies/AlertPolicyService';
import type { AlertQueries } from '../alerts/results/AlertQueries';
import {
  type AlertCallerOptions,
  readAlertCaller,
} from '../alerts/service/alertCaller';
import type { AlertService } from '../alerts/service/AlertService';
import { audited } from '../audit/audited';
import type { AddRoutes, OperationHandler } from './createRouter';

/** What {@link alertRouter} works with. */
export interface AlertRouterOptions extends AlertCallerOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  queries: AlertQueries;
  alerts: AlertService;
  policies: AlertPolicyService;
}

/** Serves `/v1/alerts`, the alerts of an agent, and `/v1/alert-policies`. */
export function alertRouter(options: AlertRouterOptions): AddRoutes {
  const { auditor, queries, alerts, policies } = options;

  const getAgentAlerts: OperationHandler<'GetAgentAlerts'> = async (
    req,
    res,
  ) => {
    const caller = await readAlertCaller(req, options);
    const ref = stringifyEntityRef(req.params);
    res.json(await queries.getOfAgent(ref, caller));
  };

  const list: OperationHandler<'ListAlerts'> = async (req, res) => {
    const caller = await readAlertCaller(req, options);
    res.json(await queries.list(req.query, caller));
  };

  const summarize: OperationHandler<'SummarizeAlerts'> = async (req, res) => {
    const caller = await readAlertCaller(req, options);
    res.json(await queries.summarize(caller));
  };

  const getDetail: OperationHandler<'GetAlert'> = async (req, res) => {
    const caller = await readAlertCaller(req, options);
    res.json(await queries.getDetail(req.params.id, caller));
  };

  const operate: OperationHandler<'OperateAlert'> = async (req, res) => {
    const { id, operation } = req.params;
    const { reason, revision } = req.body;
    const alert = await audited(
      auditor,
      {
        eventId: 'alert-operate',
        request: req,
        severityLevel: 'medium',
        meta: { id, operation, reason, revision },
      },
      async () => {
        const caller = await readAlertCaller(req, options);
        const { detail, isWhole } = await alerts.operate(id, operation, {
          body: req.body,
          caller,
        });
        const { severity, state } = detail;
        return {
          answer: detail,
          meta: { severity, state, seesAllAgents: isWhole },
        };
      },
    );
    res.json(alert);
  };

  const listPolicies: OperationHandler<'ListAlertPolicies'> = async (
    req,
    res,
  ) => {
    const caller = await readAlertCaller(req, options);
    res.json(await policies.list(caller));
  };

  return router => {
    router.get('/v1/agents/:kind/:namespace/:name/alerts', getAgentAlerts);
    router.get('/v1/alerts', list);
    // The fixed path comes before the ids.
    router.get('/v1/alerts/summary', summarize);
    router.get('/v1/alerts/:id', getDetail);
    router.post('/v1/alerts/:id/:operation', operate);
    router.get('/v1/alert-policies', listPolicies);
  };
}
