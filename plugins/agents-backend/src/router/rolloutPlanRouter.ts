import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited } from '../audit/audited';
import type { RolloutPlanService } from '../rollouts/plans/RolloutPlanService';
import {
  readRolloutCaller,
  type RolloutCallerOptions,
} from '../rollouts/service/rolloutCaller';
import type { AddRoutes, OperationHandler } from './createRouter';

/** Serves `/v1/rollout-plans`. */
export function rolloutPlanRouter(
  options: RolloutCallerOptions & {
    httpAuth: HttpAuthService;
    auditor: AuditorService;
    plans: RolloutPlanService;
  },
): AddRoutes {
  const { auditor, plans } = options;

  const list: OperationHandler<'ListRolloutPlans'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await plans.list(caller));
  };

  const operate: OperationHandler<'OperateRolloutPlan'> = async (req, res) => {
    const { namespace, name, operation } = req.params;
    const plan = stringifyEntityRef({ kind: 'rolloutplan', namespace, name });
    const { reason } = req.body;
    const answered = await audited(
      auditor,
      {
        eventId: 'rollout-plan-operate',
        request: req,
        severityLevel: 'medium',
        meta: { plan, operation, reason },
      },
      async () => {
        const caller = await readRolloutCaller(req, options);
        const answer = await plans.operate(plan, operation, {
          body: req.body,
          caller,
        });
        return { answer, meta: { running: answer.running } };
      },
    );
    res.json(answered);
  };

  return router => {
    router.get('/v1/rollout-plans', list);
    router.post('/v1/rollout-plans/:namespace/:name/:operation', operate);
  };
}
