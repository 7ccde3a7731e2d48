import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { audited } from '../audit/audited';
import type { StopLineService } from '../rollouts/plans/StopLineService';
import type { LedgerQueries } from '../rollouts/results/LedgerQueries';
import type { RolloutQueries } from '../rollouts/results/RolloutQueries';
import {
  readRolloutCaller,
  type RolloutCallerOptions,
} from '../rollouts/service/rolloutCaller';
import type { PreflightService } from '../rollouts/service/PreflightService';
import type { RolloutService } from '../rollouts/service/RolloutService';
import type { AddRoutes, OperationHandler } from './createRouter';

/** What {@link rolloutRouter} works with. */
export interface RolloutRouterOptions extends RolloutCallerOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  queries: RolloutQueries;
  ledgers: LedgerQueries;
  rollouts: RolloutService;
  preflight: PreflightService;
  stopLine: StopLineService;
}

/** Serves `/v1/rollouts`, and the rollouts of an agent. */
export function rolloutRouter(options: RolloutRouterOptions): AddRoutes {
  const { auditor, queries, ledgers, rollouts, stopLine } = options;

  const getAgentRollouts: OperationHandler<'GetAgentRollouts'> = async (
    req,
    res,
  ) => {
    const caller = await readRolloutCaller(req, options);
    const ref = stringifyEntityRef(req.params);
    res.json(await queries.getAgentRollouts(ref, caller));
  };

  const list: OperationHandler<'ListRollouts'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await queries.list(req.query, caller));
  };

  const create: OperationHandler<'CreateRollout'> = async (req, res) => {
    const { agent, environment, version, strategy } = req.body;
    const rollout = await audited(
      auditor,
      {
        eventId: 'rollout-create',
        request: req,
        meta: { agent, environment, version, strategy },
      },
      async () => {
        const caller = await readRolloutCaller(req, options);
        const answer = await rollouts.create(req.body, caller);
        return { answer, meta: { id: answer.id } };
      },
    );
    res.status(201).json(rollout);
  };

  const getPreflight: OperationHandler<'GetRolloutPreflight'> = async (
    req,
    res,
  ) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await options.preflight.get(req.query, caller));
  };

  const getStopLine: OperationHandler<'GetStopLine'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await stopLine.get(caller));
  };

  const setStopLine: OperationHandler<'SetStopLine'> = async (req, res) => {
    const { stopped, reason } = req.body;
    const line = await audited(
      auditor,
      {
        eventId: 'stop-line-set',
        request: req,
        severityLevel: 'high',
        meta: { stopped, reason },
      },
      async () => {
        const caller = await readRolloutCaller(req, options);
        const answer = await stopLine.set(req.body, caller);
        return { answer, meta: { stopped: answer.stopped } };
      },
    );
    res.json(line);
  };

  const getDetail: OperationHandler<'GetRollout'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await queries.getDetail(req.params.id, caller));
  };

  const getLedger: OperationHandler<'GetRolloutLedger'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    res.json(await ledgers.getLedger(req.params.id, req.query, caller));
  };

  const replay: OperationHandler<'ReplayRollout'> = async (req, res) => {
    const caller = await readRolloutCaller(req, options);
    const { policy = 'recorded' } = req.query;
    res.json(await ledgers.replay(req.params.id, policy, caller));
  };

  const operate: OperationHandler<'OperateRollout'> = async (req, res) => {
    const { id, operation } = req.params;
    const { reason, revision, gate, signal } = req.body;
    const rollout = await audited(
      auditor,
      {
        eventId: 'rollout-operate',
        request: req,
        severityLevel: 'medium',
        meta: { id, operation, reason, revision, gate, signal },
      },
      async () => {
        const caller = await readRolloutCaller(req, options);
        const answer = await rollouts.operate(id, operation, {
          body: req.body,
          caller,
        });
        const { agent, environment, state } = answer;
        return { answer, meta: { agent, environment, state } };
      },
    );
    res.json(rollout);
  };

  return router => {
    router.get('/v1/agents/:kind/:namespace/:name/rollouts', getAgentRollouts);
    router.get('/v1/rollouts', list);
    router.post('/v1/rollouts', create);
    // The fixed paths come before the ids.
    router.get('/v1/rollouts/preflight', getPreflight);
    router.get('/v1/rollouts/stop-line', getStopLine);
    router.post('/v1/rollouts/stop-line', setStopLine);
    router.get('/v1/rollouts/:id', getDetail);
    router.get('/v1/rollouts/:id/ledger', getLedger);
    router.get('/v1/rollouts/:id/replay', replay);
    router.post('/v1/rollouts/:id/:operation', operate);
  };
}
